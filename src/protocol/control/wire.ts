/** S3 Control on the wire: REST with XML, as S3's, and an error one level deeper. */
import { utf8 } from '../../lib/bytes.ts';
import { buildXml, type XmlElement } from '../../lib/xml.ts';
import { decodeMembers, type RequestParts } from '../decode.ts';
import { type EncodedAnswer, encodeValues, type ErrorContext } from '../encode.ts';
import { encodeDocument, xmlProlog } from '../encodeXml.ts';
import type { S3Error } from '../errors.ts';
import { control } from './dialect.ts';
import type { ControlInput, ControlOperationName } from './operation.ts';
import type { WireRequest } from '../message.ts';
import { plainText } from '../writeHeaders.ts';
import { type ControlRoute, controlPath } from './route.ts';

export function readControlRequest<Name extends ControlOperationName>(
  { name, labels }: ControlRoute & { readonly name: Name },
  parts: Omit<RequestParts, 'labels'>,
  body: Uint8Array,
): ControlInput<Name> {
  const operation = control.model.operation(name);
  return decodeMembers(operation, { ...parts, labels }, body, control) as ControlInput<Name>;
}

/** A request as a client sends it, unsigned. It names the account and has no parameters. */
export function encodeControlRequest<Name extends ControlOperationName>(
  name: Name,
  input: ControlInput<Name>,
  region: string,
): WireRequest {
  const { method, input: struct } = control.model.operation(name);
  const values = input as Readonly<Record<string, unknown>>;
  const account = plainText(values.AccountId);
  const host = `${account}.s3-control.${region}.amazonaws.com`;
  const hasBody = struct.members.some(({ place }) => place === 'element');
  const body = hasBody ? utf8(encodeDocument(struct.root, values, struct, control)) : null;
  const headers = [
    ['host', host],
    ['x-amz-account-id', account],
    ...(body ? ([['content-length', String(body.length)]] as const) : []),
  ] as const;
  return { method, scheme: 'https', host, target: controlPath(name, values), headers, body };
}

export function encodeControlAnswer(name: ControlOperationName, output: object): EncodedAnswer {
  return encodeValues(control.model.operation(name), { ...output }, control);
}

/** As the SDKs' own tests have it: https://smithy.io/2.0/aws/customizations/s3-customizations.html#error-responses */
export function encodeControlError(
  error: S3Error,
  { requestId, hostId }: Pick<ErrorContext, 'requestId' | 'hostId'>,
): EncodedAnswer {
  const { code, message, detail, status, headers } = error;
  const leaf = (name: string, text: string | number): XmlElement => {
    return { name, attributes: {}, children: [], text: String(text) };
  };
  const inside = Object.entries({ Code: code, Message: message, ...detail });
  const children = [
    { ...leaf('Error', ''), children: inside.map(([name, text]) => leaf(name, text)) },
    leaf('RequestId', requestId),
    leaf('HostId', hostId),
  ];
  const document = buildXml({ ...leaf('ErrorResponse', ''), children });
  const lower = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  return {
    status,
    headers: [...lower, ['content-type', 'application/xml']],
    body: utf8(xmlProlog + document),
  };
}

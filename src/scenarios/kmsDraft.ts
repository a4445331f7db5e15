/** Requests to KMS that a page makes, in the form of those that people write. */
import { text } from '../lib/bytes.ts';
import type { KmsInput, KmsOperationName } from '../protocol/kms/operation.ts';
import { encodeKmsRequest } from '../protocol/kms/wire.ts';
import type { Draft } from './draft.ts';

export { grantOperations, keySpecs } from '../protocol/kms/shapes.ts';

export interface KmsSender {
  readonly region: string;
  /** The access key id of who asks. */
  readonly principal: string;
}

export function kmsDraft<Name extends KmsOperationName>(
  name: Name,
  input: KmsInput<Name>,
  { region, principal }: KmsSender,
): Draft {
  const { method, host, headers, body } = encodeKmsRequest(name, input, region);
  return {
    // KMS has no form: its requests are sent as they are written.
    operation: '',
    principal,
    method,
    bucket: '',
    key: '',
    query: [],
    headers: headers.filter(([header]) => header !== 'host' && header !== 'content-length'),
    body: { kind: 'text', text: body instanceof Uint8Array ? text(body) : '' },
    region,
    host,
    path: '/',
  };
}

/** What KMS answered, read for people and for who goes on with it. */
export function kmsAnswer(body: Uint8Array): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(text(body));
    return typeof said === 'object' && said !== null ? (said as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Requests that are no operation of the model: KMS, form uploads, preflights, the website endpoint. */
import { utf8 } from '../../src/lib/bytes.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import { wireRequest } from '../semantics/lab.ts';
import { presign } from '../semantics/signed.ts';
import { anyKey, formRequest as form, inTime, signedFields } from '../semantics/signedForm.ts';
import { keys, type Pick, signed } from './pick.ts';

const kms = {
  CreateKey: { Description: 'a', KeySpec: 'SYMMETRIC_DEFAULT' },
  DescribeKey: { KeyId: 'alias/aws/s3' },
  ListKeys: { Limit: 1 },
  CreateAlias: { AliasName: 'alias/a', TargetKeyId: 'x' },
  ListAliases: {},
  DisableKey: { KeyId: 'x' },
  ScheduleKeyDeletion: { KeyId: 'x', PendingWindowInDays: 7 },
  Invented: {},
};

function kmsRequest(pick: Pick): WireRequest {
  const [name, input] = pick(Object.entries(kms));
  return {
    method: 'POST',
    scheme: 'https',
    host: pick(['kms.us-east-1.amazonaws.com', 'localhost:9000']),
    target: '/',
    headers: [
      ['content-type', 'application/x-amz-json-1.1'],
      ['x-amz-target', `TrentService.${name}`],
      ['authorization', signed('test', 'kms')],
    ],
    body: utf8(JSON.stringify(input)),
  };
}

function formRequest(pick: Pick): WireRequest {
  const fields = {
    key: pick(keys),
    'Content-Type': 'text/plain',
    'x-amz-meta-a': 'b',
    acl: 'private',
  };
  const parts = Object.entries(fields).map(
    ([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const file =
    '--b\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nabc\r\n--b--\r\n';
  return {
    method: 'POST',
    scheme: 'https',
    host: 's3.amazonaws.com',
    target: `/${pick(['photos', 'backup', 'absent'])}`,
    headers: [['content-type', 'multipart/form-data; boundary=b']],
    body: utf8(parts.join('') + file),
  };
}

/** A form whose signature holds, with what its policy allows and does not. */
function signedForm(pick: Pick): WireRequest {
  const conditions = [...anyKey, ['starts-with', '$acl', ''], ['content-length-range', 0, 5]];
  const fields = signedFields({ expiration: inTime, conditions });
  const more = { key: pick(keys), acl: pick([undefined, undefined, 'private']) };
  return wireRequest(form({ ...fields, ...more }, pick(['meow', '', 'a long file'])));
}

/** A URL that holds, unless it is used for another method. */
function presigned(pick: Pick): WireRequest {
  const key = encodeURIComponent(pick(keys)).replaceAll('%2F', '/');
  const target = presign(
    { method: 'PUT', target: `/photos/${key}`, lasts: 604_800 },
    Date.UTC(2026, 0, 1),
  );
  const headers = { authorization: undefined };
  return wireRequest({ method: pick(['PUT', 'PUT', 'GET']), target, headers, body: 'abc' });
}

const webRequest = (pick: Pick): WireRequest => ({
  method: pick(['GET', 'HEAD', 'POST']),
  scheme: 'http',
  host: `${pick(['photos', 'absent'])}.s3-website-us-east-1.amazonaws.com`,
  target: `/${encodeURI(pick(keys))}`,
  headers: [],
  body: null,
});

const preflight = (pick: Pick): WireRequest => ({
  method: 'OPTIONS',
  scheme: 'https',
  host: 's3.amazonaws.com',
  target: `/${pick(['photos', 'absent'])}/${encodeURIComponent(pick(keys))}`,
  headers: [
    ['origin', 'https://example.com'],
    ['access-control-request-method', pick(['GET', 'PUT', 'PATCH'])],
    ['access-control-request-headers', 'x-amz-date, content-type'],
  ],
  body: null,
});

export function otherRequest(pick: Pick): WireRequest {
  return pick([kmsRequest, formRequest, signedForm, presigned, webRequest, preflight])(pick);
}

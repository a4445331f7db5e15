/** Form uploads by hand: the form as bytes, and policies as they are signed. */
import { createHmac } from 'node:crypto';
import type { RawRequest } from './lab.ts';
import { signV4 } from '../../src/protocol/signV4.ts';

export type Fields = Readonly<Record<string, string | undefined>>;

/** A form as a browser sends it. Fields that are undefined are left out; `file` too when it is null. */
export function formRequest(
  fields: Fields,
  file: string | null = 'meow',
): RawRequest & { readonly body: string } {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined);
  const parts = given.map(([name, value]) => `name="${name}"\r\n\r\n${value}\r\n`);
  if (file !== null) {
    parts.push(`name="file"; filename="cat.jpg"\r\nContent-Type: image/jpeg\r\n\r\n${file}\r\n`);
  }
  const body = parts.map((part) => `--x\r\nContent-Disposition: form-data; ${part}`).join('');
  return {
    method: 'POST',
    target: '/photos',
    body: `${body}--x--\r\n`,
    headers: {
      authorization: undefined,
      'content-type': 'multipart/form-data; boundary=x',
    },
  };
}

export interface Policy {
  readonly expiration?: unknown;
  readonly conditions?: unknown;
}

const day = '20260101';
const scope = { date: day, region: 'us-east-1', service: 's3' };

/** Allows the fields that are signed, and any key. */
export const anyKey = [
  { bucket: 'photos' },
  ['starts-with', '$key', ''],
  ['starts-with', '$x-amz-credential', ''],
  { 'x-amz-algorithm': 'AWS4-HMAC-SHA256' },
  { 'x-amz-date': `${day}T000000Z` },
];

export const inTime = '2026-06-01T00:00:00.000Z';

const encoded = (policy: Policy | string) =>
  btoa(typeof policy === 'string' ? policy : JSON.stringify(policy));

/** The fields that sign a policy with version 4. The secret is the key itself, as in the default world. */
export function signedFields(policy: Policy | string, accessKeyId = 'test'): Fields {
  const base64 = encoded(policy);
  return {
    key: 'cat.jpg',
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKeyId}/${day}/us-east-1/s3/aws4_request`,
    'X-Amz-Date': `${day}T000000Z`,
    Policy: base64,
    'X-Amz-Signature': signV4(accessKeyId, scope, base64),
  };
}

/** The same with version 2. */
export function signedFieldsV2(policy: Policy | string): Fields {
  const base64 = encoded(policy);
  const Signature = createHmac('sha1', 'test').update(base64).digest('base64');
  return { key: 'cat.jpg', AWSAccessKeyId: 'test', Policy: base64, Signature };
}

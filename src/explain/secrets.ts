/** Which parts of a request let somebody act as its sender, or read what the sender encrypted. */

/** Headers, and the parameters of a presigned URL or the fields of a form that stand for them. */
export const secretNames = [
  'x-amz-security-token',
  'x-amz-s3session-token',
  'x-amz-mfa',
  'x-amz-server-side-encryption-customer-key',
  'x-amz-copy-source-server-side-encryption-customer-key',
] as const;

const headers: ReadonlySet<string> = new Set([...secretNames, 'cookie', 'proxy-authorization']);

/** Whether nothing of a header may be kept, by its lower-case name. Of Authorization, only the secret part may not. */
export function isSecretHeader(name: string): boolean {
  return headers.has(name);
}

/** The four requests that are measured, and the world they need. */

export interface Asked {
  readonly name: string;
  readonly path: string;
  readonly init: RequestInit;
  readonly times: number;
}

const KiB = 1024;
export const large = 64 * KiB * KiB;

const signed = {
  authorization:
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0',
};

const copyOf = (source: string): RequestInit => ({
  method: 'PUT',
  headers: { ...signed, 'x-amz-copy-source': `bench/${source}` },
});

const put = (size: number): RequestInit => ({
  method: 'PUT',
  headers: { ...signed, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
  body: new Uint8Array(size).fill(97),
});

/** Sent once before measuring. */
export const preparation: readonly Omit<Asked, 'name' | 'times'>[] = [
  { path: '/bench', init: { method: 'PUT', headers: signed } },
  { path: '/bench/small', init: put(KiB) },
  { path: '/bench/large', init: put(large) },
];

export const measured: readonly Asked[] = [
  { name: 'PutObject 1 KiB', path: '/bench/put', init: put(KiB), times: 100 },
  { name: 'GetObject 1 KiB', path: '/bench/small', init: { headers: signed }, times: 100 },
  { name: 'CopyObject 1 KiB', path: '/bench/copy', init: copyOf('small'), times: 100 },
  { name: 'CopyObject 64 MiB', path: '/bench/large-copy', init: copyOf('large'), times: 100 },
];

/** Reads an answer to its end; throws when it is not a success, which would be fast for the wrong reason. */
export async function succeed(response: Response): Promise<void> {
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${text}`);
}

/** What a world that judges every signature refuses, and takes. */
import { toBase64, utf8 } from '../../../src/lib/bytes.ts';
import { loadChecksums } from '../../../src/lib/checksums.ts';
import { hmac } from '../../../src/lib/hmac.ts';
import { presign, type Presigned, signedChunks, signHeaders } from '../signed.ts';
import { it } from './ground.ts';

export async function strict(): Promise<void> {
  const { raw, simulator } = it;
  await loadChecksums();
  const now = () => simulator.now();
  const get = (headers: Record<string, string | undefined>) => raw({ target: '/', headers });
  await get(signHeaders({ target: '/' }, now()));
  await get(signHeaders({ target: '/', accessKeyId: 'nobody' }, now()));
  await get(signHeaders({ target: '/', service: 'ec2' }, now()));
  await get(signHeaders({ target: '/' }, now() - 3_600_000));
  await get(signHeaders({ target: '/', day: '20200101' }, now()));
  await get({ ...signHeaders({ target: '/' }, now()), 'x-amz-content-sha256': undefined });
  await get({ ...signHeaders({ target: '/' }, now()), 'x-amz-date': undefined });
  await get({ ...signHeaders({ target: '/' }, now()), 'x-amz-meta-a': '1' });
  await get({ ...signHeaders({ target: '/' }, now()), range: 'bytes=0-1' });
  const elliptic = (regions: string) => ({
    ...signHeaders({ target: '/' }, now()),
    'x-amz-region-set': regions,
    authorization: `AWS4-ECDSA-P256-SHA256 Credential=test/${new Date(now()).toISOString().slice(0, 10).replaceAll('-', '')}/s3/aws4_request, SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-region-set, Signature=00`,
  });
  await get(elliptic('*'));
  await get(elliptic('eu-*'));
  const url = (how: Presigned, at = now()) =>
    raw({ target: presign(how, at), headers: { authorization: undefined } });
  await url({ target: '/photos/cat' });
  await url({ target: '/photos/cat', lasts: 1 }, now() - 60_000);
  await url({ target: '/photos/cat' }, now() + 3_600_000);
  const date = new Date(now()).toUTCString();
  const toSign = `GET\n\n\n${date}\n/`;
  const signature = toBase64(hmac('SHA1', utf8('test'), utf8(toSign)));
  await get({ authorization: `AWS test:${signature}`, date });
  await get({ authorization: 'AWS test:wrong', date });
  const host = 's3.eu-central-1.amazonaws.com';
  await raw({ target: '/', host, headers: { authorization: `AWS test:${signature}`, date } });
  const chunked = signedChunks(now(), 'aaaa');
  await raw(chunked);
  await raw({ ...chunked, body: chunked.body.replace('aaaa', 'bbbb') });
}

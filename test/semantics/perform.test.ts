/** What comes before every operation. */
import { describe, expect, test } from 'vitest';
import { lab } from './lab.ts';

const photos = () => lab({ buckets: ['photos'] });

describe('before every operation', () => {
  test('[request/member-modelled] is blamed before [bucket/exists]', async () => {
    const { rawRefusal } = await photos();
    const headers = { 'x-amz-write-offset-bytes': '1' };
    expect(await rawRefusal({ method: 'PUT', target: '/gone/cat', headers })).toMatchObject({
      status: 501,
      rule: 'request/member-modelled',
    });
  });

  test('[checksum/matches] the digest of an XML body is blamed before [bucket/exists]', async () => {
    const { rawRefusal } = await photos();
    const body = '<VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>';
    const headers = { 'x-amz-checksum-crc32': 'AAAAAA==' };
    expect(
      await rawRefusal({ method: 'PUT', target: '/gone?versioning', headers, body }),
    ).toMatchObject({ rule: 'checksum/matches' });
  });
});

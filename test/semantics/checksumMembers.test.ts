import { expect, test } from 'vitest';
import { checksumMembers, declaredChecksums } from '../../src/semantics/checksumMembers.ts';

test('checksums are the members of requests and answers', () => {
  expect(declaredChecksums({ ChecksumSHA1: 'x', ChecksumCRC32: 'y' })).toEqual([
    { algorithm: 'CRC32', value: 'y' },
    { algorithm: 'SHA1', value: 'x' },
  ]);
  expect(checksumMembers({ algorithm: 'MD5', type: 'COMPOSITE', value: 'x-2' })).toEqual({
    ChecksumMD5: 'x-2',
    ChecksumType: 'COMPOSITE',
  });
});

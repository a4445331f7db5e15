/** Digests of a body that are no checksums of the object: Content-MD5 and the signed SHA-256. */
import { fromBase64 } from '../../lib/bytes.ts';
import { digestLength } from '../../lib/checksums.ts';
import { refuse } from '../../protocol/errors.ts';
import type { Declared } from '../checksumMembers.ts';
import { guard } from '../rule.ts';
import { api } from './cites.ts';

interface Md5 {
  readonly ContentMD5: string | undefined;
  /** Base64 of the MD5 of what arrived. */
  readonly computed: string;
}

export const contentMd5HasItsForm = guard<Md5>({
  id: 'checksum/content-md5-form',
  about: 'ContentMD5',
  phase: 'request',
  says: 'Content-MD5 is base64 of 16 bytes.',
  cites: ['https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html'],
  basis: 'documented',
  refuses: ({ ContentMD5 }) =>
    ContentMD5 !== undefined && fromBase64(ContentMD5)?.length !== digestLength.MD5
      ? refuse('InvalidDigest', { 'Content-MD5': ContentMD5 })
      : undefined,
});

export const contentMd5Matches = guard<Md5>({
  id: 'checksum/content-md5',
  about: 'ContentMD5',
  phase: 'request',
  says: 'Content-MD5 must be the MD5 of the bytes that arrived.',
  cites: [api('PutObject')],
  basis: 'documented',
  refuses: ({ ContentMD5, computed }) =>
    ContentMD5 !== undefined && ContentMD5 !== computed
      ? refuse('BadDigest', { ExpectedDigest: ContentMD5, CalculatedDigest: computed })
      : undefined,
});

export const signedHashMatches = guard<{
  declared: string | undefined;
  computed: string | undefined;
}>({
  id: 'checksum/content-sha256',
  about: 'declared',
  phase: 'request',
  says: 'x-amz-content-sha256 must be the SHA-256 of the bytes that arrived.',
  cites: ['https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html'],
  basis: 'documented',
  refuses: ({ declared, computed }) =>
    declared !== undefined && declared !== computed
      ? refuse('XAmzContentSHA256Mismatch', {
          ClientComputedContentSHA256: declared,
          S3ComputedContentSHA256: computed ?? '',
        })
      : undefined,
});

export const integrityIsDeclared = guard<{
  ContentMD5: string | undefined;
  declared: readonly Declared[];
}>({
  id: 'checksum/required',
  phase: 'request',
  says: 'This request needs a Content-MD5 or an x-amz-checksum- header.',
  cites: [api('DeleteObjects')],
  basis: 'documented',
  refuses: ({ ContentMD5, declared }) =>
    ContentMD5 === undefined && declared.length === 0
      ? refuse(
          'InvalidRequest',
          {},
          'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
        )
      : undefined,
});

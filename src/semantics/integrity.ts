/** That a body arrived as its sender says it left. */
import { hexToBase64 } from '../lib/checksums.ts';
import type { Bytes, ChecksumAlgorithm, Payload } from '../lib/payload.ts';
import { type Declared, declaredChecksums, type Integrity } from './checksumMembers.ts';
import type { Context } from './context.ts';
import {
  checksumHasItsForm,
  checksumMatches,
  namedChecksumIsSent,
  oneChecksum,
} from './rules/checksum.ts';
import {
  contentMd5HasItsForm,
  contentMd5Matches,
  integrityIsDeclared,
  signedHashMatches,
} from './rules/contentDigest.ts';

export const emptyPayload: Payload = { size: 0, segments: [] };

/** Checks every digest that the request declares; answers the one in an x-amz-checksum- header or trailer. */
export function checkIntegrity(s3: Context, input: Integrity, body: Payload): Declared | undefined {
  const all = declaredChecksums(input);
  s3.guard(oneChecksum, { declared: all });
  s3.guard(checksumHasItsForm, { declared: all });
  s3.guard(namedChecksumIsSent, { named: input.ChecksumAlgorithm, declared: all });
  const [declared] = all;
  s3.guard(checksumMatches, {
    declared,
    computed: declared && digestAsSent(s3, body, declared.algorithm),
  });
  const md5 = { ContentMD5: input.ContentMD5, computed: hexToBase64(s3.digest(body, 'MD5')) };
  s3.guard(contentMd5HasItsForm, md5);
  s3.guard(contentMd5Matches, md5);
  const signed = body.signedSha256;
  s3.guard(signedHashMatches, { declared: signed, computed: signed && s3.digest(body, 'SHA256') });
  return declared;
}

/** Documents that set what cannot be lost come with a digest of their own; that there is one is judged with what it says. */
export function checkDocumentIsDigested(s3: Context): void {
  if (!s3.document) return;
  const { ContentMD5, ...checksums } = s3.document.declares;
  s3.guard(integrityIsDeclared, { ContentMD5, declared: declaredChecksums(checksums) });
}

/** Base64, as checksum headers have it. */
export function digestAsSent(s3: Context, bytes: Bytes, algorithm: ChecksumAlgorithm): string {
  return hexToBase64(s3.digest(bytes, algorithm));
}

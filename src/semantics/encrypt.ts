/** Deciding how a write is encrypted, with the checks that go with it. */
import type { Encryption } from '../storage/attributes.ts';
import { readProgress } from '../storage/draft.ts';
import type { BucketRecord } from '../storage/records.ts';
import type { Context } from './context.ts';
import { type CustomerKeyInput, customerEncryption, sentKey, writeKey } from './customerKey.ts';
import { encryptionIsKnown, encryptionType, kmsIsModelled } from './rules/encryption.ts';

export interface EncryptionInput extends CustomerKeyInput {
  readonly ServerSideEncryption?: string | undefined;
}

/** What can be said of the headers alone. */
export function checkEncryption(s3: Context, input: EncryptionInput, bucket: BucketRecord): void {
  const { ServerSideEncryption } = input;
  writeKey(s3, input, bucket);
  s3.guard(encryptionIsKnown, { ServerSideEncryption });
}

export function chooseEncryption(
  s3: Context,
  input: EncryptionInput,
  bucket: BucketRecord,
): Encryption {
  const key = sentKey(input);
  const { ServerSideEncryption } = input;
  const type = s3.decide(encryptionType, {
    ServerSideEncryption,
    customerKey: key !== undefined,
    bucket,
  });
  s3.guard(kmsIsModelled, { type });
  if (key) return customerEncryption(s3, key, nextWrite(s3));
  return { type: 'SSE-S3' };
}

/** The ETag of the object that is being written, where it cannot be an MD5. */
export const opaqueEtag = (s3: Context): string => s3.ids.etag(nextWrite(s3));

const nextWrite = (s3: Context): string => `${readProgress(s3.draft).writes + 1}`;

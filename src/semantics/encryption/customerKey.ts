/** The key that a request brings for server-side encryption (SSE-C): read, checked, recognised, and forgotten. */
import { concat, fromBase64, utf8 } from '../../lib/bytes.ts';
import { digestOf, hexToBase64 } from '../../lib/checksums.ts';
import type { CustomerEncryption, Encryption } from '../../storage/attributes.ts';
import type { BucketRecord, UploadRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import {
  customerAlgorithmIsGiven,
  customerAlgorithmIsKnown,
  customerKeyHasItsLength,
  customerKeyIsGiven,
  customerKeyIsHidden,
  customerKeyIsTheOnlyMethod,
  customerKeysAreAllowed,
  customerMd5IsGiven,
  customerMd5Matches,
} from '../rules/customerKey.ts';
import {
  completionBringsKey,
  keyIsApplicable,
  keyIsTheObjects,
  keyIsTheSources,
  keyIsTheUploads,
  objectNeedsItsKey,
  partBringsUploadsKey,
} from '../rules/customerKeyUse.ts';

/** The three headers, as they were sent. */
export interface CustomerKeyInput {
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSECustomerKey?: string | undefined;
  readonly SSECustomerKeyMD5?: string | undefined;
}

/** The same three of the source of a copy. */
export interface SourceKeyInput {
  readonly CopySourceSSECustomerAlgorithm?: string | undefined;
  readonly CopySourceSSECustomerKey?: string | undefined;
  readonly CopySourceSSECustomerKeyMD5?: string | undefined;
}

/** A key as it came. It lives as long as the request does, and no rule is handed it. */
export interface CustomerKey {
  readonly algorithm: string | undefined;
  readonly bytes: Uint8Array | undefined;
  readonly md5: string | undefined;
}

/** Undefined when none of the three headers has a value. */
export function sentKey(input: CustomerKeyInput): CustomerKey | undefined {
  const { SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5 } = input;
  if (!SSECustomerAlgorithm && !SSECustomerKey && !SSECustomerKeyMD5) return undefined;
  return {
    algorithm: SSECustomerAlgorithm || undefined,
    bytes: SSECustomerKey ? (fromBase64(SSECustomerKey) ?? new Uint8Array()) : undefined,
    md5: SSECustomerKeyMD5 || undefined,
  };
}

const md5Of = (bytes: Uint8Array): string => hexToBase64(digestOf('MD5', bytes));

/** The key of a read, checked in all but its length: a wrong key is wrong at any length (recorded). */
export function readKey(s3: Context, input: CustomerKeyInput): CustomerKey | undefined {
  const key = sentKey(input);
  if (key) checkKey(s3, key);
  return key;
}

/** The same of the source of a copy. */
export function readSourceKey(s3: Context, input: SourceKeyInput): CustomerKey | undefined {
  return readKey(s3, {
    SSECustomerAlgorithm: input.CopySourceSSECustomerAlgorithm,
    SSECustomerKey: input.CopySourceSSECustomerKey,
    SSECustomerKeyMD5: input.CopySourceSSECustomerKeyMD5,
  });
}

function checkKey(s3: Context, key: CustomerKey): void {
  const facts = keyFacts(key);
  s3.guard(customerKeyIsHidden, { scheme: s3.target.scheme, host: s3.target.host });
  s3.guard(customerAlgorithmIsGiven, facts);
  s3.guard(customerAlgorithmIsKnown, facts);
  s3.guard(customerKeyIsGiven, facts);
  s3.guard(customerMd5IsGiven, facts);
  s3.guard(customerMd5Matches, facts);
}

/** The key of a write into `bucket`, checked. */
export function writeKey(
  s3: Context,
  input: CustomerKeyInput & { readonly ServerSideEncryption?: string | undefined },
  bucket: BucketRecord,
): CustomerKey | undefined {
  const key = sentKey(input);
  if (!key) return undefined;
  s3.guard(customerKeysAreAllowed, { bucket, follows: s3.follows });
  s3.guard(customerKeyIsTheOnlyMethod, { ServerSideEncryption: input.ServerSideEncryption });
  checkKey(s3, key);
  s3.guard(customerKeyHasItsLength, keyFacts(key));
  return key;
}

function keyFacts({ algorithm, bytes, md5 }: CustomerKey) {
  const computedMd5 = bytes && md5Of(bytes);
  return { algorithm, keyBytes: bytes?.length, keyMd5: md5, computedMd5 };
}

/** What is kept of a key that was checked. `what` names the write, and so its salt. */
export function customerEncryption(
  s3: Context,
  key: CustomerKey,
  what: string,
): CustomerEncryption {
  const salt = s3.ids.salt(what);
  const { bytes = new Uint8Array() } = key;
  return { type: 'SSE-C', keyMd5: md5Of(bytes), salt, fingerprint: fingerprint(salt, bytes) };
}

const fingerprint = (salt: string, key: Uint8Array): string =>
  digestOf('SHA256', concat([utf8(salt), key]));

/** Undefined when there is nothing to compare. */
function matches(encryption: Encryption, key: CustomerKey | undefined): boolean | undefined {
  if (encryption.type !== 'SSE-C' || !key?.bytes) return undefined;
  return encryption.fingerprint === fingerprint(encryption.salt, key.bytes);
}

/** That a read brings the object's key, and none where it has none. */
export function unlock(s3: Context, encryption: Encryption, key: CustomerKey | undefined): void {
  checkNeed(s3, encryption, key);
  s3.guard(keyIsTheObjects, { matches: matches(encryption, key) });
}

/** The same of the source of a copy. */
export function unlockSource(
  s3: Context,
  encryption: Encryption,
  key: CustomerKey | undefined,
): void {
  checkNeed(s3, encryption, key);
  s3.guard(keyIsTheSources, { matches: matches(encryption, key) });
}

function checkNeed(s3: Context, { type }: Encryption, key: CustomerKey | undefined): void {
  if (type !== 'SSE-C' && !key) return;
  s3.guard(objectNeedsItsKey, { encryption: type, keySent: key !== undefined });
  s3.guard(keyIsApplicable, { encryption: type, keySent: key !== undefined });
}

/** That a part brings the upload's key, and none where it has none. */
export function unlockUpload(
  s3: Context,
  { encryption }: UploadRecord,
  key: CustomerKey | undefined,
): void {
  if (encryption.type !== 'SSE-C' && !key) return;
  s3.guard(partBringsUploadsKey, { encryption: encryption.type, keySent: key !== undefined });
  s3.guard(keyIsTheUploads, { matches: matches(encryption, key) });
}

/** That who lists or completes an upload and brings a key brings the right one. */
export function recogniseUpload(s3: Context, upload: UploadRecord, input: CustomerKeyInput): void {
  const key = readKey(s3, input);
  s3.guard(keyIsTheUploads, { matches: matches(upload.encryption, key) });
}

/** That who completes an upload brings the key where it takes one. */
export function unlockCompletion(s3: Context, upload: UploadRecord, input: CustomerKeyInput): void {
  recogniseUpload(s3, upload, input);
  if (upload.encryption.type !== 'SSE-C') return;
  s3.guard(completionBringsKey, {
    encryption: upload.encryption.type,
    keySent: sentKey(input) !== undefined,
    checksumAlgorithm: upload.checksumAlgorithm,
  });
}

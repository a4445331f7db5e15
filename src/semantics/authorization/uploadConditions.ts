/**
 * The parts of an upload, and its completion, are asked for as the object was when the upload began: its headers are sent only
 * then, and a policy that wants them on every PutObject lets uploads through.
 * Inferred from uploads of the AWS CLI, which pass policies as those of
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
import { recordId } from '../../storage/recordId.ts';
import type { UploadRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import type { Asked, ConditionInput } from './asked.ts';

const members = [
  'ACL',
  'GrantFullControl',
  'GrantRead',
  'GrantReadACP',
  'GrantWriteACP',
  'ObjectLockLegalHoldStatus',
  'ObjectLockMode',
  'SSECustomerAlgorithm',
  'SSEKMSKeyId',
  'ServerSideEncryption',
  'StorageClass',
  'Tagging',
  'WebsiteRedirectLocation',
] as const;

/** What an upload says as it begins; undefined when that is nothing. */
export function saidBy(input: ConditionInput): UploadRecord['said'] {
  const until = input.ObjectLockRetainUntilDate?.toISOString();
  const said = [...members.map((name) => [name, input[name]]), [retainUntil, until]];
  const sent = said.filter(([, value]) => typeof value === 'string');
  return sent.length > 0 ? (Object.fromEntries(sent) as Record<string, string>) : undefined;
}

const retainUntil = 'ObjectLockRetainUntilDate';

/** What conditions see of a request: if it goes on with an upload, what that said too. */
export function withUpload(s3: Context, asked: Asked, input: ConditionInput): ConditionInput {
  const said = beginningOf(s3, asked, input);
  if (!said) return input;
  const { [retainUntil]: until, ...rest } = said;
  const headers: Pick<ConditionInput, (typeof members)[number]> = rest;
  const { CopySource, IfMatch, IfNoneMatch } = input;
  return {
    ...headers,
    ...(until !== undefined && { ObjectLockRetainUntilDate: new Date(until) }),
    CopySource,
    IfMatch,
    IfNoneMatch,
  };
}

function beginningOf(
  s3: Context,
  { action, bucket, key }: Asked,
  { UploadId }: ConditionInput,
): UploadRecord['said'] {
  if (action !== 's3:PutObject' || key === undefined || UploadId === undefined) return undefined;
  for (const record of s3.draft.scan(recordId.uploadsOf(bucket.name, key))) {
    if (record.kind === 'upload' && record.uploadId === UploadId) return record.said;
  }
  return undefined;
}

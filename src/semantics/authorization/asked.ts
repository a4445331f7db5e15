import type { BucketRecord, VersionRecord } from '../../storage/records.ts';

/** The members of inputs that condition keys are about. */
export interface ConditionInput {
  readonly ACL?: string | undefined;
  readonly CopySource?: string | undefined;
  readonly Delimiter?: string | undefined;
  readonly GrantFullControl?: string | undefined;
  readonly GrantRead?: string | undefined;
  readonly GrantReadACP?: string | undefined;
  readonly GrantWrite?: string | undefined;
  readonly GrantWriteACP?: string | undefined;
  readonly IfMatch?: string | undefined;
  readonly IfNoneMatch?: string | undefined;
  readonly MaxKeys?: number | undefined;
  readonly MetadataDirective?: string | undefined;
  readonly Prefix?: string | undefined;
  readonly SSECustomerAlgorithm?: string | undefined;
  readonly SSEKMSKeyId?: string | undefined;
  readonly ServerSideEncryption?: string | undefined;
  readonly StorageClass?: string | undefined;
  readonly Tagging?: unknown;
  readonly VersionId?: string | undefined;
  readonly WebsiteRedirectLocation?: string | undefined;
}

/** What a caller asks to do: `action` in the words of IAM, with what stands at the key it is about. */
export interface Asked {
  readonly action: string;
  readonly bucket: BucketRecord;
  readonly key: string | undefined;
  /** The version it would touch: the named one, else the current one; undefined when there is none. */
  readonly version: VersionRecord | undefined;
  /** What conditions of policies may ask about. */
  readonly input?: ConditionInput;
}

/** The ARN that policies name. */
export function resourceOf({ bucket, key }: Pick<Asked, 'bucket' | 'key'>): string {
  return `arn:aws:s3:::${bucket.name}${key === undefined ? '' : `/${key}`}`;
}

import type { AccessPoint } from '../accessPoint/accessPoint.ts';
import type { BucketRecord, VersionRecord } from '../../storage/records.ts';

type Text = string | undefined;

/** The members of inputs that condition keys are about. */
export interface ConditionInput {
  readonly ACL?: Text;
  readonly AnnotationDirective?: Text;
  readonly AnnotationPrefix?: Text;
  readonly BucketNamespace?: Text;
  readonly CopySource?: Text;
  readonly CreateBucketConfiguration?:
    | { readonly LocationConstraint?: Text; readonly Tags?: readonly SentTag[] | undefined }
    | undefined;
  readonly Delimiter?: Text;
  readonly GrantFullControl?: Text;
  readonly GrantRead?: Text;
  readonly GrantReadACP?: Text;
  readonly GrantWrite?: Text;
  readonly GrantWriteACP?: Text;
  readonly IfMatch?: Text;
  readonly IfNoneMatch?: Text;
  readonly InventoryConfiguration?:
    | { readonly OptionalFields?: readonly string[] | undefined }
    | undefined;
  readonly LegalHold?: { readonly Status?: Text } | undefined;
  readonly MaxAnnotationResults?: number | undefined;
  readonly MaxKeys?: number | undefined;
  readonly MetadataDirective?: Text;
  readonly ObjectIfMatch?: Text;
  readonly ObjectLockEventHold?: Text;
  readonly ObjectLockEventHoldDurationDays?: number | undefined;
  readonly ObjectLockLegalHoldStatus?: Text;
  readonly ObjectLockMode?: Text;
  readonly ObjectLockRetainUntilDate?: Date | undefined;
  readonly ObjectOwnership?: Text;
  readonly Prefix?: Text;
  readonly Retention?:
    | { readonly Mode?: Text; readonly RetainUntilDate?: Date | undefined }
    | undefined;
  readonly SSECustomerAlgorithm?: Text;
  readonly SSEKMSKeyId?: Text;
  readonly ServerSideEncryption?: Text;
  readonly StorageClass?: Text;
  /** A header, or a document. */
  readonly Tagging?: string | { readonly TagSet?: readonly SentTag[] | undefined } | undefined;
  readonly UploadId?: Text;
  readonly VersionId?: Text;
  readonly WebsiteRedirectLocation?: Text;
}

interface SentTag {
  readonly Key?: Text;
  readonly Value?: Text;
}

/** What a caller asks to do: `action` in the words of IAM, with what stands at the key it is about. */
export interface Asked {
  readonly action: string;
  readonly bucket: BucketRecord;
  readonly key: string | undefined;
  /** The version it would touch: the named one, else the current one; undefined when there is none. */
  readonly version: VersionRecord | undefined;
  /** The access point that it goes through, where that is not the one of the request. */
  readonly accessPoint?: AccessPoint | undefined;
  /** What conditions of policies may ask about. */
  readonly input?: ConditionInput;
}

/** The ARN that policies name. */
export function resourceOf({ bucket, key }: Pick<Asked, 'bucket' | 'key'>): string {
  return `arn:aws:s3:::${bucket.name}${key === undefined ? '' : `/${key}`}`;
}

/** The access point that is between who asks and the bucket; that of a request is only before its own bucket. */
export function accessPointBefore(
  { accessPoint }: { readonly accessPoint: AccessPoint | undefined },
  asked: Asked,
): AccessPoint | undefined {
  if ('accessPoint' in asked) return asked.accessPoint;
  return accessPoint?.bucket === asked.bucket.name ? accessPoint : undefined;
}

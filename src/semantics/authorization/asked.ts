import type { BucketRecord, VersionRecord } from '../../storage/records.ts';

/** What a caller asks to do: `action` in the words of IAM, with what stands at the key it is about. */
export interface Asked {
  readonly action: string;
  readonly bucket: BucketRecord;
  readonly key: string | undefined;
  /** The version it would touch: the named one, else the current one; undefined when there is none. */
  readonly version: VersionRecord | undefined;
}

/** The ARN that policies name. */
export function resourceOf({ bucket, key }: Pick<Asked, 'bucket' | 'key'>): string {
  return `arn:aws:s3:::${bucket.name}${key === undefined ? '' : `/${key}`}`;
}

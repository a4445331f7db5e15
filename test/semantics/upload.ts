/** An object uploaded in parts, as the SDK does it. */
import type { CompletedPart, CreateMultipartUploadCommandInput, S3 } from '@aws-sdk/client-s3';

export interface InParts {
  readonly parts: readonly (string | Uint8Array)[];
  /** What CreateMultipartUpload says beside bucket and key. */
  readonly begin?: Omit<Partial<CreateMultipartUploadCommandInput>, 'Bucket' | 'Key'>;
}

/** Begins an upload and sends its parts; answers what Complete needs. */
export async function uploadParts(
  s3: S3,
  Bucket: string,
  Key: string,
  { parts, begin = {} }: InParts,
) {
  const { UploadId } = await s3.createMultipartUpload({ Bucket, Key, ...begin });
  const Parts: CompletedPart[] = [];
  for (const [i, Body] of parts.entries()) {
    const PartNumber = i + 1;
    const { ChecksumAlgorithm } = begin;
    const part = await s3.uploadPart({
      Bucket,
      Key,
      UploadId,
      PartNumber,
      Body,
      ...(ChecksumAlgorithm && { ChecksumAlgorithm }),
    });
    const { ETag, ServerSideEncryption: _, $metadata: __, ...checksums } = part;
    Parts.push({ PartNumber, ETag, ...(ChecksumAlgorithm && checksums) });
  }
  return { Bucket, Key, UploadId, MultipartUpload: { Parts } };
}

/** The same, completed. */
export async function putInParts(s3: S3, Bucket: string, Key: string, what: InParts) {
  return s3.completeMultipartUpload(await uploadParts(s3, Bucket, Key, what));
}

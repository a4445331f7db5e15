import { ask, copy, it } from './ground.ts';

/** What only a world refuses that follows the documents where AWS was recorded doing otherwise. */
export async function documented(): Promise<void> {
  const film = { Bucket: 'photos', Key: 'film' };
  const { UploadId } = await it.s3.createMultipartUpload(film);
  const part = { ...film, UploadId, PartNumber: 1, CopySource: 'photos/cat' };
  await it.refusal(it.s3.uploadPartCopy({ ...part, CopySourceRange: 'bytes=0-0' }));
  const { CopyPartResult } = await it.s3.uploadPartCopy(part);
  const Parts = [{ PartNumber: 1, ETag: CopyPartResult?.ETag }];
  const completed = { ...film, UploadId, MultipartUpload: { Parts } };
  await it.s3.completeMultipartUpload(completed);
  await it.refusal(it.s3.completeMultipartUpload(completed));
  await ask('PUT /photos?tagging', {}, '<Tagging/>');
  await copy({ 'x-amz-copy-source': 'photos/ice' });
}

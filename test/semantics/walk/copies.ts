import { copy, it } from './ground.ts';

export async function copies(): Promise<void> {
  for (const source of [
    '',
    'photos',
    'photos/%ZZ',
    'arn:aws:s3:::photos/cat',
    'photos/ice',
    'photos/film.mov',
  ]) {
    await copy({ 'x-amz-copy-source': source });
  }
  await copy({}, 'cat');
  await it.raw({
    method: 'PUT',
    target: '/photos/copy',
    headers: { 'x-amz-copy-source': 'photos/cat' },
    body: 'bytes',
  });
  await copy({ 'x-amz-metadata-directive': 'X' });
  await copy({
    'x-amz-metadata-directive': 'REPLACE',
    'x-amz-tagging-directive': 'REPLACE',
    'x-amz-checksum-algorithm': 'SHA1',
  });
  await copy({ 'x-amz-tagging-directive': 'X' });
  await copy({ 'x-amz-checksum-algorithm': 'X' });
  await it.s3.copyObject({
    Bucket: 'photos',
    Key: 'copy',
    CopySource: 'photos/cat?versionId=null',
  });
  await copyOfParts();
}

async function copyOfParts(): Promise<void> {
  const parts = { Bucket: 'photos', Key: 'parts' };
  const { UploadId } = await it.s3.createMultipartUpload(parts);
  const { ETag } = await it.s3.uploadPart({ ...parts, UploadId, PartNumber: 1, Body: 'a' });
  const MultipartUpload = { Parts: [{ PartNumber: 1, ETag }] };
  await it.s3.completeMultipartUpload({ ...parts, UploadId, MultipartUpload });
  await copy({ 'x-amz-copy-source': 'photos/parts' });
}

import { ask, it } from './ground.ts';

export async function listings(): Promise<void> {
  for (const query of ['list-type=2', 'versions', 'uploads']) {
    await ask(`GET /photos?${query}&encoding-type=x`);
    await ask(`GET /photos?${query}&encoding-type=url&max-keys=1&max-uploads=1`);
    await ask(`GET /photos?${query}&max-keys=-1&max-uploads=-1`);
  }
  await ask('POST /photos/film?uploads');
  const { Uploads = [] } = await it.s3.listMultipartUploads({ Bucket: 'photos' });
  const uploadId = Uploads.at(-1)?.UploadId;
  await ask('GET /photos?list-type=2&continuation-token=x');
  const { NextContinuationToken } = await it.s3.listObjectsV2({ Bucket: 'photos', MaxKeys: 1 });
  await it.s3.listObjectsV2({ Bucket: 'photos', ContinuationToken: NextContinuationToken });
  await ask(`GET /photos/film?uploadId=${uploadId}&part-number-marker=-1`);
  await ask(`GET /photos/film?uploadId=${uploadId}&part-number-marker=1`);
  await ask('GET /photos?versions&version-id-marker=x');
  await ask('GET /photos?versions&version-id-marker=x&key-marker=cat');
  await ask('GET /photos?versions&version-id-marker=null&key-marker=cat');
  await ask('GET /photos?uploads&upload-id-marker=x&key-marker=film');
  await ask(`GET /photos?uploads&upload-id-marker=${uploadId}&key-marker=film`);
}

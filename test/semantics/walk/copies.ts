import { copy } from './ground.ts';

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
  await copy({ 'x-amz-metadata-directive': 'X' });
  await copy({
    'x-amz-metadata-directive': 'REPLACE',
    'x-amz-tagging-directive': 'REPLACE',
    'x-amz-checksum-algorithm': 'SHA1',
  });
  await copy({ 'x-amz-tagging-directive': 'X' });
  await copy({ 'x-amz-checksum-algorithm': 'X' });
}

/** What the tests of all listings share: keys to list, and how to look at a page. */
import { lab } from './lab.ts';

export const all = { Bucket: 'photos' };

/** A bucket with these keys, each of 11 bytes. */
export async function withKeys(
  keys: readonly string[],
  options: Parameters<typeof lab>[0] = { buckets: ['photos'] },
) {
  const it = await lab(options);
  for (const Key of keys) await it.s3.putObject({ ...all, Key, Body: 'content 123' });
  return it;
}

export const names = (list: readonly { Key?: string | undefined }[] | undefined) =>
  list?.map(({ Key }) => Key);

export const prefixes = (list: readonly { Prefix?: string | undefined }[] | undefined) =>
  list?.map(({ Prefix }) => Prefix);

export const tree = ['test/foo/bar/123', 'test/foo/bar/456', 'test/bar/foo/123'];

export const wrongEncoding = (rule: string, ArgumentValue: string) => ({
  status: 400,
  rule,
  code: 'InvalidArgument',
  message: 'Invalid Encoding Method specified in Request',
  ArgumentName: 'encoding-type',
  ArgumentValue,
});

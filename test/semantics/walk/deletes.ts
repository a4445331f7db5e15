import { type Headers, ask, copy, etagOfA, it } from './ground.ts';

export async function deletes(): Promise<void> {
  const many = (
    keys: readonly string[],
    headers: Headers = { 'x-amz-checksum-crc32': undefined },
  ) =>
    ask(
      'POST /photos?delete',
      headers,
      `<Delete>${keys.map((key) => `<Object><Key>${key}</Key></Object>`).join('')}</Delete>`,
    );
  await many(['a']);
  const tooMany = Array.from({ length: 1001 }, () => ({ Key: 'x' }));
  await it.refusal(it.s3.deleteObjects({ Bucket: 'photos', Delete: { Objects: tooMany } }));
  await it.s3.deleteObjects({
    Bucket: 'photos',
    Delete: {
      Objects: [
        { Key: 'gone' },
        { Key: 'gone', VersionId: 'invented' },
        { Key: 'gone', VersionId: 'null' },
      ],
    },
  });
  await ask('DELETE /photos/cat', { 'if-match': 'x' });
  await ask('DELETE /photos/cat', { 'x-amz-mfa': '123456' });
  await ask('DELETE /photos/cat', { 'x-amz-mfa': 'serial 123456' });
  await ask('DELETE /photos/cat', { 'x-amz-if-match-size': '1' });
  await ask('DELETE /photos/cat', { 'x-amz-bypass-governance-retention': 'true' });
  await ask('DELETE /photos/cat', { 'if-match': etagOfA });
  await it.s3.putObject({ Bucket: 'photos', Key: 'marked' });
  const { VersionId } = await it.s3.deleteObject({ Bucket: 'photos', Key: 'marked' });
  await ask(`GET /photos/marked?versionId=${VersionId}`);
  await copy({ 'x-amz-copy-source': `photos/marked?versionId=${VersionId}` });
}

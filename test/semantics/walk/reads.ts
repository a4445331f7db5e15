import { type Headers, ask, copy, etagOfA, it, somebodysVersion } from './ground.ts';

export async function reads(): Promise<void> {
  const get = (headers: Headers, target = 'photos/cat') => ask(`GET /${target}`, headers);
  const past = 'Thu, 01 Jan 2015 00:00:00 GMT';
  const now = new Date(it.simulator.now()).toUTCString();
  await get({});
  await ask('PUT /photos/described', { 'x-amz-meta-camera': 'pocket' }, 'a');
  await get({}, 'photos/described');
  await get({}, 'photos/gone');
  await get({}, 'photos/cat?versionId=');
  await get({}, 'photos/cat?versionId=invented');
  await get({}, `photos/cat?versionId=${somebodysVersion}`);
  await get({}, 'photos/cat?versionId=null');
  for (const [name, holds, fails] of [
    ['if-match', etagOfA, 'x'],
    ['if-none-match', 'x', etagOfA],
    ['if-modified-since', past, now],
    ['if-unmodified-since', now, past],
  ] as const) {
    for (const value of [holds, fails]) {
      await get({ [name]: value });
      await copy({ [`x-amz-copy-source-${name}`]: value });
    }
  }
  await get({ range: 'bytes=0-0' });
  await get({ range: 'bytes=9-' });
  await get({}, 'photos/cat?partNumber=1');
  await get({}, 'photos/cat?partNumber=2');
  await get({}, 'photos/cat?partNumber=0');
  await get({ range: 'bytes=0-0' }, 'photos/cat?partNumber=1');
  await get({}, 'photos/cat?response-content-type=text/plain');
  await get({}, 'photos/ice');
  await get({ 'x-amz-object-attributes': 'ETag' }, 'photos/cat?attributes');
  await get({ 'x-amz-object-attributes': 'Colour' }, 'photos/cat?attributes');
}

import { keyed } from './encryption.ts';
import { ask, copy, etagOfA } from './ground.ts';

export async function annotations(): Promise<void> {
  await ask('PUT /photos/cat', {}, 'a');
  const at = '/photos/cat?annotation&annotationName=';
  const put = (name: string, body: string | Uint8Array, headers = {}) =>
    ask(`PUT ${at}${name}`, headers, body);
  await put('n'.repeat(513), 'text');
  await put('aws-name', 'text');
  await put('note', '');
  await put('note', 'x'.repeat(1024 ** 2 + 1));
  await put('note', Uint8Array.of(255));
  await put('note', 'text', { 'x-amz-object-if-match': '"0"' });
  await put('note', 'text', { 'x-amz-object-if-match': `"${etagOfA}"` });
  await ask('PUT /photos/safe', keyed('1'.repeat(32)), 'a');
  await ask('PUT /photos/safe?annotation&annotationName=note', {}, 'text');
  await ask(`GET ${at}note`);
  await ask(`GET ${at}other`);
  await ask(`GET /photos/cat?annotation&annotation-prefix=${'n'.repeat(513)}`);
  await ask('GET /photos/cat?annotation&annotation-prefix=n&max-annotation-results=1');
  for (const directive of ['COPY', 'EXCLUDE', 'REPLACE'])
    await copy({ 'x-amz-object-annotation-directive': directive }, 'annotated');
  await ask(`DELETE ${at}note`);
}

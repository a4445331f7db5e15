import { ask } from './ground.ts';

export async function tags(): Promise<void> {
  const put = (keys: readonly string[], value = 'v') =>
    ask(
      'PUT /photos/cat?tagging',
      {},
      `<Tagging><TagSet>${keys.map((key) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`).join('')}</TagSet></Tagging>`,
    );
  await put(['a', 'b']);
  await put(['a', 'a']);
  await put(['a,b']);
  await put(['a'], '1,2');
  await put([]);
}

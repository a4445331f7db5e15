import { ask } from './ground.ts';

export async function tags(): Promise<void> {
  const put = (keys: readonly string[], value = 'v', target = 'photos/cat') =>
    ask(
      `PUT /${target}?tagging`,
      {},
      `<Tagging><TagSet>${keys.map((key) => `<Tag><Key>${key}</Key><Value>${value}</Value></Tag>`).join('')}</TagSet></Tagging>`,
    );
  await put(['a', 'b']);
  await put(['a', 'a']);
  await put(['a,b']);
  await put(['a'], '1,2');
  await put([]);
  const many = Array.from({ length: 51 }, (_, i) => `k${i}`);
  for (const keys of [many, ['aws:a'], ['a']]) await put(keys, 'v', 'photos');
  await ask('GET /photos?tagging');
  await ask('DELETE /photos?tagging');
  await ask('GET /photos?tagging');
}

import { presign } from '../signed.ts';
import { ask, it } from './ground.ts';

export async function signatures(): Promise<void> {
  const at = it.simulator.now();
  const anonymous = { authorization: undefined };
  await ask(`GET ${presign({ target: '/photos/cat?X-Amz-Security-Token=any' }, at)}`, anonymous);
}

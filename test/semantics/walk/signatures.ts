import { withSession } from '../sessions.ts';
import { presign, type Presigned } from '../signed.ts';
import { it } from './ground.ts';

/** What is judged of a key that the world knows, be it strict or not. */
export async function signatures(): Promise<void> {
  const { simulator, raw } = it;
  const before = simulator.world.accounts;
  const [at, token] = [simulator.now(), '&X-Amz-Security-Token=token'];
  const key = { accessKeyId: 'ASIA', secretAccessKey: 'ASIA', sessionToken: 'token' };
  const get = (accessKeyId: string, more = '', how: Omit<Presigned, 'target'> = {}) =>
    raw({
      target: presign({ target: `/photos/cat?a=b${more}`, accessKeyId, ...how }, at),
      headers: { authorization: undefined },
    });
  await simulator.settle({ accounts: withSession({ ...key, expires: at + 3_600_000 }) });
  await get('ASIA', token);
  await get('ASIA');
  await get('ASIA', `${token}s`);
  await simulator.settle({ accounts: withSession({ ...key, expires: at }) });
  await get('ASIA', token);
  await simulator.settle({ accounts: withSession({ ...key, status: 'Inactive' }) });
  await get('ASIA', token);
  await simulator.settle({ accounts: before });
}

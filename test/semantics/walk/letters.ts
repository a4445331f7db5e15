/** Grants by e-mail address, in a world whose clock stands before S3 took none any more. */
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { ask, it } from './ground.ts';

export const before: World = {
  ...defaultWorld,
  clock: { kind: 'virtual', start: Date.parse('2025-01-01T00:00:00Z'), step: 1000 },
};

export async function letters(): Promise<void> {
  await ask('PUT /album', { 'x-amz-object-ownership': 'ObjectWriter' });
  await it.s3.listBuckets({});
  const grant = (email: string) => ({ 'x-amz-grant-read': `emailAddress="${email}"` });
  await ask('PUT /album?acl', grant('partner@example.com'));
  await ask('PUT /album?acl', grant('nobody@example.com'));
}

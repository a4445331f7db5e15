/** Copies that are denied, each by something else: made for the people, policies and keys at hand. */
import { withHeader, withTarget, type Draft } from '../scenarios/draft.ts';
import type { WorldView } from '../worker/api.ts';
import { example, type Example } from './example.ts';
import { callerByKey, callersOf, regionOf } from './look.ts';

type Make = (world: WorldView, first: Draft, account: string) => Example | undefined;

/** `first` is a copy that succeeds. */
export function deniedExamples(world: WorldView, first: Draft): readonly Example[] {
  const account = callerByKey(world, first.principal)?.account ?? '';
  return [byOwnPolicies, byBucketPolicy, byTags, byForeignKey, byRegion].flatMap(
    (make: Make) => make(world, first, account) ?? [],
  );
}

/** A user whom a policy of AWS lets only read. */
const byOwnPolicies: Make = (world, first, account) => {
  const reader = world.principals.find(
    ({ account: home, policies, deleted }) =>
      home === account &&
      !deleted &&
      policies?.some((one) => typeof one === 'string' && one.includes('ReadOnly')),
  );
  if (!reader) return undefined;
  const draft = { ...first, principal: reader.accessKeyId };
  return example(`Copy as ${reader.name}`, 403, `${reader.name} may only read`, draft);
};

const byBucketPolicy: Make = (world, first, account) => {
  const guarded = world.buckets.find(
    ({ bucket }) => bucket.account === account && /"Deny"/.test(bucket.policy ?? ''),
  )?.bucket.name;
  if (guarded === undefined) return undefined;
  const draft = withTarget(first, { bucket: guarded });
  return example(`Copy to ${guarded}`, 403, 'its policy denies what is not encrypted', draft);
};

/** In a role that may read and write objects, and nothing else of them. */
const byTags: Make = (world, first, account) => {
  const role = world.roles.find((one) => one.account === account && one.sessions[0]);
  const session = callersOf(world).find(
    ({ kind, arn }) => kind === 'session' && arn === role?.sessions[0]?.arn,
  );
  if (!role || !session) return undefined;
  const draft = { ...first, principal: session.accessKeyId };
  return example(`Copy with tags, as ${role.name}`, 403, 'who may not read tags', draft);
};

const byForeignKey: Make = (world, first, account) => {
  const region = regionOf(world)(first.bucket);
  const found = world.keys.find(
    ({ key, state }) => key.account !== account && key.region === region && state === 'enabled',
  );
  if (!found) return undefined;
  const { key, aliases } = found;
  const arn = `arn:aws:kms:${key.region}:${key.account}:key/${key.keyId}`;
  const asked = withHeader(first, 'x-amz-server-side-encryption', 'aws:kms');
  const draft = withHeader(asked, 'x-amz-server-side-encryption-aws-kms-key-id', arn);
  return example(
    'Encrypt it with a foreign key',
    403,
    `${aliases[0] ?? key.keyId} is another account’s`,
    draft,
  );
};

const byRegion: Make = (world, first) => {
  const home = regionOf(world)(first.bucket);
  const elsewhere = world.buckets.find(({ bucket }) => bucket.region !== home)?.bucket.region;
  if (elsewhere === undefined) return undefined;
  const draft = { ...first, region: elsewhere };
  return example(`Ask ${elsewhere} for it`, 301, `${first.bucket} is in ${home}`, draft);
};

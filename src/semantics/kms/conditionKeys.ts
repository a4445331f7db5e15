/**
 * The condition keys of KMS, and what they are for a request.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
import type { Context } from '../context.ts';
import type { Lookup } from '../policy/lookup.ts';
import { aliasNamesOf } from './aliasNames.ts';
import type { KmsRequest } from './request.ts';

type Value = string | number | boolean | null | undefined;
type Read = (s3: Context, request: KmsRequest) => Value | readonly string[];

/** The tags of the caller, key and request are read below. */
const keys: Readonly<Record<string, Read>> = {
  'aws:currenttime': (s3) => new Date(s3.now).toISOString(),
  'aws:epochtime': (s3) => Math.floor(s3.now / 1000),
  'aws:principalaccount': (s3) => s3.identity?.account,
  'aws:principalarn': (s3) => s3.identity?.principalArn,
  'aws:principaltype': (s3) => principalType(s3),
  'aws:requestedregion': (_, { key, via }) => key?.region ?? via?.split('.')[1],
  'aws:resourceaccount': (_, { key }) => key?.account,
  'aws:securetransport': () => true,
  'aws:tagkeys': (_, { input }) => input?.tags?.map(({ Key }) => Key),
  'aws:useragent': (s3) => s3.target.userAgent,
  'aws:username': ({ identity }) => (identity?.kind === 'user' ? identity.name : undefined),
  'aws:viaawsservice': (_, { via }) => via !== undefined,
  'kms:bypasspolicylockoutsafetycheck': (_, { input }) => input?.BypassPolicyLockoutSafetyCheck,
  'kms:calleraccount': (s3) => s3.identity?.account,
  'kms:customermasterkeyspec': (_, { key, input }) => key?.keySpec ?? input?.KeySpec,
  'kms:customermasterkeyusage': (_, { key, input }) => key?.keyUsage ?? input?.KeyUsage,
  'kms:encryptionalgorithm': (_, { key, context }) => context && key?.keySpec,
  'kms:encryptioncontextkeys': (_, { context }) => context && Object.keys(context),
  'kms:grantconstrainttype': (_, { input }) =>
    input?.Constraints && Object.keys(input.Constraints).filter((name) => name !== 'SourceArn'),
  'kms:granteeprincipal': (_, { input }) => input?.GranteePrincipal,
  'kms:grantisforawsresource': (_, { action }) =>
    /^kms:(Create|List|Revoke)Grants?$/.test(action) ? false : undefined,
  'kms:grantoperations': (_, { input }) => input?.Operations,
  'kms:keyorigin': (_, { key, input }) => key?.origin ?? input?.Origin,
  'kms:keyspec': (_, { key, input }) => key?.keySpec ?? input?.KeySpec,
  'kms:keyusage': (_, { key, input }) => key?.keyUsage ?? input?.KeyUsage,
  'kms:multiregion': (_, { key, input }) => key?.multiRegion ?? input?.MultiRegion,
  'kms:multiregionkeytype': (_, { key }) => (key?.multiRegion ? 'PRIMARY' : undefined),
  'kms:requestalias': (_, { alias }) => alias,
  'kms:resourcealiases': (s3, { key }) => key && aliasNamesOf(s3, key),
  'kms:retiringprincipal': (_, { input }) => input?.RetiringPrincipal,
  'kms:schedulekeydeletionpendingwindowindays': (_, { input }) => input?.PendingWindowInDays,
  'kms:viaservice': (_, { via }) => via,
  // What S3 asks comes from S3's own address.
  'aws:sourceip': () => undefined,
  'aws:sourcevpc': () => undefined,
  'aws:sourcevpce': () => undefined,
};

function principalType({ identity }: Context): string | undefined {
  if (!identity) return undefined;
  return { root: 'Account', user: 'User', role: 'AssumedRole' }[identity.kind];
}

const family = /^(kms:encryptioncontext:|aws:(?:principal|request|resource)tag\/)(.+)$/i;

export function isKmsKey(name: string): boolean {
  return Object.hasOwn(keys, name.toLowerCase()) || family.test(name);
}

/** Names of keys are compared without case, those of an encryption context too. */
export function kmsConditionKeys(s3: Context, request: KmsRequest): Lookup {
  return (name) => {
    const [, of, member = ''] = family.exec(name) ?? [];
    const value = of
      ? memberOf(s3, request, of.toLowerCase(), member)
      : keys[name.toLowerCase()]?.(s3, request);
    if (value === undefined || value === null) return undefined;
    return Array.isArray(value) ? (value as string[]) : [String(value)];
  };
}

function memberOf(s3: Context, { key, context = {}, input }: KmsRequest, of: string, name: string) {
  const same = (other: string) => other.toLowerCase() === name.toLowerCase();
  if (of.startsWith('kms:')) return Object.entries(context).find(([other]) => same(other))?.[1];
  if (of === 'aws:principaltag/')
    return Object.entries(s3.identity?.tags ?? {}).find(([other]) => same(other))?.[1];
  const tags = of === 'aws:resourcetag/' ? key?.tags : input?.tags;
  return tags?.find(({ Key }) => same(Key))?.Value;
}

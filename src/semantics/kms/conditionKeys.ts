/**
 * The condition keys of KMS, and what they are for a request.
 * https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
 */
import { absentKeys, callerKeys } from '../authorization/globalKeys.ts';
import type { KeyValue } from '../authorization/keyValue.ts';
import { caseless } from '../authorization/tagKeys.ts';
import type { Context } from '../context.ts';
import type { Lookup } from '../policy/lookup.ts';
import { aliasNamesOf } from './aliasNames.ts';
import type { KmsRequest } from './request.ts';

type Read = (s3: Context, request: KmsRequest) => KeyValue;

/** What S3 asks comes from S3's own place, over TLS, in the region of the key. */
const ofTheWay = new Set([
  'aws:referer',
  'aws:sourceip',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpcsourceip',
]);

/** The tags of the caller, key and request are read below. */
const keys: Readonly<Record<string, Read>> = {
  ...callerKeys,
  'aws:requestedregion': (s3, { via }) => via?.split('.')[1] ?? s3.target.region,
  'aws:resourceaccount': (_, { key }) => key?.account,
  'aws:securetransport': (s3, { via }) => via !== undefined || s3.target.scheme === 'https',
  'aws:tagkeys': (_, { input }) => input?.tags?.map(({ Key }) => Key),
  'aws:viaawsservice': (_, { via }) => via !== undefined,
  'kms:bypasspolicylockoutsafetycheck': (_, { input }) => input?.BypassPolicyLockoutSafetyCheck,
  'kms:calleraccount': (s3) => s3.identity?.account,
  'kms:customermasterkeyspec': (_, { key, input }) => key?.keySpec ?? input?.KeySpec,
  'kms:customermasterkeyusage': (_, { key, input }) => key?.keyUsage ?? input?.KeyUsage,
  'kms:encryptionalgorithm': (_, { action, key }) =>
    /^kms:(?:Decrypt|Encrypt|ReEncrypt)/.test(action) ? key?.keySpec : undefined,
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
};

const family = /^(kms:encryptioncontext:|aws:(?:principal|request|resource)tag\/)(.+)$/i;

export function isKmsKey(name: string): boolean {
  const known = name.toLowerCase();
  return Object.hasOwn(keys, known) || absentKeys.has(known) || family.test(name);
}

/** Names of keys are compared without case, those of an encryption context too. */
export function kmsConditionKeys(s3: Context, request: KmsRequest): Lookup {
  return (name) => {
    const [, of, member = ''] = family.exec(name) ?? [];
    const value = of ? memberOf(s3, request, of.toLowerCase(), member) : valueOf(s3, request, name);
    if (value === undefined || value === null) return undefined;
    return typeof value === 'object' ? value : [String(value)];
  };
}

function valueOf(s3: Context, request: KmsRequest, name: string): KeyValue {
  const known = name.toLowerCase();
  if (request.via !== undefined && ofTheWay.has(known)) return undefined;
  return keys[known]?.(s3, request);
}

function memberOf(s3: Context, { key, context = {}, input }: KmsRequest, of: string, name: string) {
  if (of.startsWith('kms:')) return caseless(context, name);
  if (of === 'aws:principaltag/') return caseless(s3.identity?.tags ?? {}, name);
  const tags = of === 'aws:resourcetag/' ? key?.tags : input?.tags;
  return tags?.find(({ Key }) => Key.toLowerCase() === name.toLowerCase())?.Value;
}

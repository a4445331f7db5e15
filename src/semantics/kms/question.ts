/** What is asked of the policies that speak of a key, or of KMS where there is no key yet. */
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { Identity } from '../../world/identities.ts';
import type { Context } from '../context.ts';
import type { Question } from '../policy/decide.ts';
import { type Policy, readPolicy } from '../policy/document.ts';
import { isKmsKey, kmsConditionKeys } from './conditionKeys.ts';
import { keyArn } from './names.ts';
import type { KmsRequest } from './request.ts';

export function questionOf(s3: Context, who: Identity, request: KmsRequest): Question {
  const { key, action, resource } = request;
  const { account, arn, principalArn } = who;
  return {
    identity: who,
    requester: { account, arn, principalArn, canonicalId: null },
    action,
    resource,
    lookup: kmsConditionKeys(s3, request),
    knows: isKmsKey,
    sameAccount: key === undefined || key.account === account,
    ...(key && {
      resourcePolicy: policyOf(key),
      resourceLabel: `key policy of ${keyArn(key)}`,
      resourceMustAllow: true,
      resourceInItsPolicy: '*',
    }),
  };
}

const read = new WeakMap<KmsKeyRecord, Policy>();

/** Read once for each record of a key. */
function policyOf(key: KmsKeyRecord): Policy | undefined {
  const policy = read.get(key) ?? readPolicy(key.policy);
  if (policy) read.set(key, policy);
  return policy;
}

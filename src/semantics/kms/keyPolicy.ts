/** What the policy of a key says: to the caller by name, or to his account. */
import type { KmsKeyRecord } from '../../storage/records.ts';
import type { Identity } from '../../world/identities.ts';
import type { Context } from '../context.ts';
import { type Policy, readPolicy } from '../policy/document.ts';
import { evaluatePolicy } from '../policy/evaluate.ts';
import { isKmsKey, kmsConditionKeys } from './conditionKeys.ts';
import type { KmsRequest } from './request.ts';

/** Statements that decided, by their Sid or place. `account`: it is left to the policies of the caller's account. */
export interface KeyPolicySaid {
  readonly denied?: string;
  readonly named?: string;
  readonly account?: string;
}

const read = new WeakMap<KmsKeyRecord, Policy>();

/** Read once for each record of a key. */
function policyOf(key: KmsKeyRecord): Policy {
  const known = read.get(key) ??
    readPolicy(key.policy) ?? { Version: undefined, statements: [], elements: [], written: {} };
  read.set(key, known);
  return known;
}

export function keyPolicySaid(s3: Context, who: Identity, request: KmsRequest): KeyPolicySaid {
  const { key, action, resource } = request;
  if (!key) return {};
  const lookup = kmsConditionKeys(s3, request);
  const ask = (account: string | null, arn: string | null) =>
    evaluatePolicy(policyOf(key), {
      requester: { account, arn, canonicalId: null },
      action,
      resource,
      lookup,
      knows: isKmsKey,
    });
  const { account, arn, principalArn } = who;
  const everything = [ask(account, arn), ask(account, principalArn)];
  const denied = everything.find((said) => said?.effect === 'Deny');
  if (denied) return { denied: denied.statement };
  // The root of an account is the account.
  const own = who.kind === 'root' ? account : null;
  const named = ask(own, arn) ?? ask(own, principalArn);
  if (named) return { named: named.statement };
  const delegated = everything.find((said) => said?.effect === 'Allow');
  return delegated ? { account: delegated.statement } : {};
}

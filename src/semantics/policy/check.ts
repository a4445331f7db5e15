/** The checks of a policy that is put on a bucket or an access point, in S3's order. */
import { jsonFault } from '../../lib/jsonPlace.ts';
import { isKnownKey } from '../authorization/conditionKeys.ts';
import type { Context } from '../context.ts';
import {
  policyHasStatements,
  policyIsJson,
  policyIsShort,
  policyIsWellFormed,
} from '../rules/policy.ts';
import {
  conditionsExist,
  conditionsFitActions,
  conditionValuesAreRead,
} from '../rules/policyConditions.ts';
import {
  actionsExist,
  principalsArePossible,
  statementsAreWhole,
} from '../rules/policyStatements.ts';
import { type Policy, readPolicy } from './document.ts';

const longest = 20 * 1024;

/** `checkResources` judges what its statements are about. */
export function checkPolicy(
  s3: Context,
  text: string,
  checkResources: (policy: Policy) => void,
): Policy {
  s3.guard(policyIsShort, { text, limit: longest });
  const read = jsonFault(text) === undefined ? readPolicy(text) : undefined;
  s3.guard(policyIsJson, { text, policy: read });
  const policy = read as Policy;
  s3.guard(policyIsWellFormed, { policy });
  s3.guard(policyHasStatements, { policy });
  s3.guard(statementsAreWhole, { policy });
  s3.guard(principalsArePossible, { policy, exists: (principal) => s3.mayExist(principal) });
  s3.guard(actionsExist, { policy });
  checkResources(policy);
  s3.guard(conditionsExist, { policy, knows: isKnownKey });
  s3.guard(conditionsFitActions, { policy });
  s3.guard(conditionValuesAreRead, { policy });
  return policy;
}

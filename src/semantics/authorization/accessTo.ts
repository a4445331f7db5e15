/** What policies and ACLs come to for one action: what the rules of access judge. */
import { ownerOf } from '../acl/ownership.ts';
import type { Context } from '../context.ts';
import { decide, type Question, type Verdict } from '../policy/decide.ts';
import { opinionsOf } from '../policy/opinions.ts';
import { verdictWords } from '../policy/words.ts';
import type { Access } from '../rules/access.ts';
import { grantedByAcl } from './accessLists.ts';
import { concernsObject } from './aclActions.ts';
import { aclOpinions } from './aclOpinions.ts';
import { type Asked, resourceOf } from './asked.ts';
import { allowsNothingOf, cannotBeLockedOut, policyOf } from './bucketPolicy.ts';
import { conditionKeys, isKnownKey } from './conditionKeys.ts';
import { remediesFor } from './remedies.ts';

/** `byAcl` is what an ACL must grant for it, where that is something else. */
export function accessTo(s3: Context, asked: Asked, byAcl: Asked = asked): Access {
  const question = questionOf(s3, asked, byAcl);
  const verdict = decide(question);
  const { sameAccount } = question;
  return answerOf(question, verdict, {
    owner: asked.bucket.account,
    opinions: () => [
      ...opinionsOf(question),
      ...(sameAccount && verdict.effect !== null ? [] : aclOpinions(s3, byAcl)),
    ],
    remedies: () => remediesFor(s3, question, byAcl),
  });
}

/** `owner` is the account of what is asked of. */
export function answerOf(
  question: Question,
  verdict: Verdict,
  { owner, opinions, remedies }: Pick<Access, 'opinions' | 'remedies'> & { readonly owner: string },
): Access {
  const { effect, kind, policy, statement } = verdict;
  const { requester, action, resource } = question;
  const { account, arn } = requester;
  return {
    account,
    arn,
    action,
    resource,
    sameAccount: account === owner,
    isTold: account === owner && question.sameAccount,
    effect,
    kind,
    policy,
    statement,
    get because() {
      return verdictWords(verdict);
    },
    opinions,
    remedies,
  };
}

export function questionOf(s3: Context, asked: Asked, byAcl: Asked): Question {
  const { action, bucket, input = {} } = asked;
  const { caller, identity } = s3;
  const { account, arn } = caller;
  const owner = concernsObject(action) ? ownerOfAsked(asked) : bucket.account;
  return {
    identity,
    requester: {
      account,
      arn,
      principalArn: identity?.principalArn ?? arn,
      canonicalId: account === null ? null : s3.owner(account).id,
    },
    action,
    resource: resourceOf(asked),
    sameAccount: account === owner,
    resourcePolicy: policyOf(bucket),
    allowsNothing: allowsNothingOf(bucket, owner),
    deniesNothing: cannotBeLockedOut(s3, asked),
    resourceLabel: bucket.id === '' ? undefined : `bucket policy of ${bucket.name}`,
    lookup: conditionKeys(s3, asked, input),
    knows: isKnownKey,
    granted: () => grantedByAcl(s3, byAcl),
  };
}

/** Of an object that there is, whoever wrote it. */
function ownerOfAsked({ bucket, version }: Asked): string {
  return version?.kind === 'object' ? ownerOf(bucket, version) : bucket.account;
}

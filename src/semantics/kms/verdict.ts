/**
 * Whether somebody may do with a key what he asks: the one place where it is decided, for KMS itself and for S3 that uses it
 * for him. The policy of the key comes first: without its word, or that of a grant, no policy of anybody's counts.
 * https://docs.aws.amazon.com/kms/latest/developerguide/policy-evaluation.html
 */
import type { Opinion, Remedy } from '../../explain/trace.ts';
import type { Identity } from '../../world/identities.ts';
import type { Context } from '../context.ts';
import { decide, hear, ownSide, type Question, type Verdict } from '../policy/decide.ts';
import { opinionsOf } from '../policy/opinions.ts';
import { remediesOf } from '../policy/remedies.ts';
import { verdictWords } from '../policy/words.ts';
import { grantFor, grantForAccount, grantOpinions, grantRemedy } from './grants.ts';
import { questionOf } from './question.ts';
import type { KmsRequest } from './request.ts';

export interface KmsVerdict extends Pick<Verdict, 'effect' | 'kind'> {
  /** Whether nobody is told why: it is about a key of another account. */
  readonly hidden: boolean;
  /** Completes "… because". */
  readonly because: string;
  readonly opinions: () => readonly Opinion[];
  readonly remedies: () => readonly Remedy[];
}

export function verdictOn(s3: Context, request: KmsRequest): KmsVerdict {
  const who = s3.identity;
  if (!who) return hidden('nobody signed the request');
  if (request.missing) return hidden('there is no such key, which its account alone is told');
  const question = questionOf(s3, who, request);
  if (request.ownOnly && !question.sameAccount)
    return hidden("this is for the principals of the key's account only");
  const verdict = decide(question);
  if (verdict.effect !== null) return told(question, request, verdict, wordsOf(question, verdict));
  const { besides = granted(question, request, who) } = request;
  if (besides !== undefined) return told(question, request, allowed, besides);
  const needed = isOpen(question) ? verdict : silent;
  return told(question, request, needed, wordsOf(question, needed));
}

const silent: Verdict = { effect: null, kind: 'resource-based policy' };
const allowed: Verdict = { effect: 'Allow', kind: 'resource-based policy' };

/** Whether the policy of the key, where there is one, lets him or his account in. */
function isOpen(question: Question): boolean {
  const { resource } = hear(question);
  return !question.resourceMustAllow || resource?.said?.effect === 'Allow';
}

/** A grant to an account leaves it to the policies there who of it may. */
function granted(question: Question, request: KmsRequest, who: Identity): string | undefined {
  const grant = grantFor(request, who);
  if (grant) return `grant ${grant.GrantId} allows it`;
  const shared = grantForAccount(request, who);
  if (!shared || ownSide(hear(question)).effect !== 'Allow') return undefined;
  return `grant ${shared.GrantId} lets the account in, and ${verdictWords(ownSide(hear(question)))}`;
}

/** What the policy of the key leaves to others is said before what they make of it. */
function wordsOf(question: Question, verdict: Verdict): () => string {
  return () => {
    const { resource } = hear(question);
    const words = verdictWords(verdict);
    if (resource?.said?.effect !== 'Allow' || verdict.effect === 'Deny') return words;
    const whose = question.sameAccount ? 'leaves it to the account' : 'lets the account in';
    const before = `the key policy ${whose} (${resource.said.statement})`;
    const own = question.sameAccount ? verdict : ownSide(hear(question));
    if (own.kind === 'resource-based policy')
      return `the key policy allows it (${resource.said.statement})`;
    return `${before}${own.effect === 'Allow' ? ', and' : ', but'} ${verdictWords(own)}`;
  };
}

function told(
  question: Question,
  request: KmsRequest,
  { effect, kind }: Verdict,
  because: string | (() => string),
): KmsVerdict {
  return {
    effect,
    kind,
    hidden: kind === 'resource-based policy' && !question.sameAccount,
    get because() {
      return typeof because === 'string' ? because : because();
    },
    opinions: () => [...opinionsOf(question), ...grantOpinions(request, question.identity)],
    remedies: () => [
      ...remediesOf(question),
      ...(effect === null ? grantRemedy(request, question.identity) : []),
    ],
  };
}

const hidden = (because: string): KmsVerdict => ({
  effect: null,
  kind: 'resource-based policy',
  hidden: true,
  because,
  opinions: () => [],
  remedies: () => [],
});

/**
 * Refusals as AWS words them.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/troubleshoot-403-errors.html#access-denied-message-examples
 */
import type { Verdict } from './decide.ts';

export interface Denied extends Pick<Verdict, 'effect' | 'kind'> {
  readonly arn: string | null;
  readonly action: string;
  /** With quotes where the service has them; undefined where it names none. */
  readonly resource: string | undefined;
}

const article = (noun: string) => (/^[aeiou]/.test(noun) ? 'an' : 'a');

export function deniedWords({ arn, action, resource, effect, kind }: Denied): string {
  const on = resource === undefined ? '' : ` on resource: ${resource}`;
  const why =
    effect === 'Deny'
      ? `with an explicit deny in ${article(kind)} ${kind}`
      : `because no ${kind} allows the ${action} action`;
  return `User: ${arn} is not authorized to perform: ${action}${on} ${why}`;
}

/** Why it is so, to complete "… because". */
export function verdictWords({ effect, kind, policy, statement }: Verdict): string {
  if (kind === 'account') return 'whatever the account may is allowed';
  if (policy === undefined) return `no ${kind} allows it`;
  if (kind === 'access control list') return policy;
  return `the ${policy} ${effect === 'Deny' ? 'denies' : 'allows'} it (${statement})`;
}

/** What the conditions of a bucket policy must be. The wordings are those that users of S3 quote. */
import { isInBlock } from '../../lib/ipAddress.ts';
import type { Condition, Policy, Statement } from '../policy/document.ts';
import { type Fault, first } from '../policy/fault.ts';
import { actionsLike } from '../policy/actions.ts';
import { actionsWith } from '../policy/keyTable.ts';
import { readOperator } from '../../world/conditionOperators.ts';
import { guard } from '../rule.ts';
import { guide, iamGuide } from './cites.ts';

/** The refusal of the first condition that has one. */
const firstCondition = (
  policy: Policy,
  refuses: (
    condition: Condition,
    fault: Fault,
    statement: Statement,
  ) => ReturnType<Fault> | undefined,
) =>
  first(policy, (statement, fault) => {
    for (const condition of statement.conditions) {
      const at = ['Condition', condition.operator, condition.key];
      const refusal = refuses(
        condition,
        (path, message, detail) => fault([...at, ...path], message, detail),
        statement,
      );
      if (refusal) return refusal;
    }
    return undefined;
  });

export const conditionsExist = guard<{ policy: Policy; knows: (key: string) => boolean }>({
  id: 'policy/condition',
  phase: 'request',
  says: 'A condition has an operator of IAM, and a key of S3 or of all services.',
  cites: [
    guide('amazon-s3-policy-keys'),
    iamGuide('reference_policies_elements_condition_operators'),
  ],
  basis: 'inferred',
  refuses: ({ policy, knows }) =>
    firstCondition(policy, ({ operator, key }, fault) => {
      if (operator !== 'Null' && !readOperator(operator))
        return fault([], `Invalid Condition type : ${operator}`);
      return /^aws:/i.test(key) || knows(key)
        ? undefined
        : fault([], 'Policy has an invalid condition key');
    }),
});

export const conditionsFitActions = guard<{ policy: Policy }>({
  id: 'policy/condition-and-action',
  phase: 'request',
  says: 'Each action of a statement has the condition keys of S3 that the statement asks about.',
  cites: [guide('amazon-s3-policy-keys')],
  basis: 'inferred',
  refuses: ({ policy }) =>
    firstCondition(policy, ({ key }, fault, { Action = [] }) => {
      const having = actionsWith(key);
      const fits = (pattern: string) =>
        !having || actionsLike(pattern).some((name) => having.has(name.toLowerCase()));
      return Action.every(fits)
        ? undefined
        : fault([], 'Conditions do not apply to combination of actions and resources in statement');
    }),
});

export const conditionValuesAreRead = guard<{ policy: Policy }>({
  id: 'policy/condition-value',
  phase: 'request',
  says: 'An address in a condition is one of IPv4 or IPv6, or a block of them.',
  cites: [guide('amazon-s3-policy-keys')],
  basis: 'inferred',
  refuses: ({ policy }) =>
    firstCondition(policy, ({ operator, values }, fault) => {
      if (!/^(?:For\w+:)?(?:Not)?IpAddress(?:IfExists)?$/.test(operator)) return undefined;
      const wrong = values.findIndex((value) => !isInBlock(value.split('/')[0] ?? '', value));
      return wrong < 0 ? undefined : fault([wrong], 'Invalid IP address in Conditions');
    }),
});

/** The checks of a lifecycle configuration, in S3's order: the form of all rules first, then what each says. */
import type { Context } from '../context.ts';
import { type LifecycleRule, selectionOf } from './lifecycleRule.ts';
import {
  lifecycleHasRules,
  lifecycleIdsAreUnique,
  ruleHasAction,
  ruleHasForm,
} from '../rules/lifecycleForm.ts';
import {
  filterFitsActions,
  filterSizesAreOrdered,
  filterTagsAreUnique,
} from '../rules/lifecycleFilter.ts';
import { expirationComesLast, transitionsDescend } from '../rules/lifecycleOrder.ts';
import {
  actionsCountAlike,
  datesAreMidnights,
  daysArePositive,
  infrequentAccessWaits,
} from '../rules/lifecycleTimes.ts';
import { tagKeysAreValid, tagValuesAreValid } from '../rules/tags.ts';

export function checkRules(s3: Context, rules: readonly LifecycleRule[]): void {
  s3.guard(lifecycleHasRules, { rules });
  for (const rule of rules) s3.guard(ruleHasForm, { rule });
  s3.guard(lifecycleIdsAreUnique, { ids: rules.flatMap(({ ID }) => ID || []) });
  for (const rule of rules) checkRule(s3, rule);
}

function checkRule(s3: Context, rule: LifecycleRule): void {
  const { tags } = selectionOf(rule);
  s3.guard(ruleHasAction, { rule });
  s3.guard(filterTagsAreUnique, { tags });
  s3.guard(tagKeysAreValid, { tags });
  s3.guard(tagValuesAreValid, { tags });
  s3.guard(filterSizesAreOrdered, { rule });
  s3.guard(filterFitsActions, { rule });
  s3.guard(daysArePositive, { rule });
  s3.guard(datesAreMidnights, { rule });
  s3.guard(actionsCountAlike, { rule });
  s3.guard(infrequentAccessWaits, { rule });
  s3.guard(transitionsDescend, { rule });
  s3.guard(expirationComesLast, { rule });
}

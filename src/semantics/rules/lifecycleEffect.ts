/** What lifecycle rules do and announce. */
import { formatHttpDate } from '../../lib/httpDate.ts';
import type { BucketRecord, ObjectRecord, UploadRecord } from '../../storage/records.ts';
import { abortDue } from '../lifecycle/abort.ts';
import { dueAt } from '../lifecycle/days.ts';
import { type Action, subjectOf } from '../lifecycle/deeds.ts';
import { type Due, earliest } from '../lifecycle/earliest.ts';
import { idOf, type LifecycleRule, selects } from '../lifecycle/lifecycleRule.ts';
import { decision } from '../rule.ts';
import { api, guide } from './cites.ts';

export const expiryDate = decision<
  { rules: readonly LifecycleRule[]; object: ObjectRecord; isCurrent: boolean },
  string | undefined
>({
  id: 'lifecycle/expiry-date',
  phase: 'decide',
  says: 'Answers about a current version tell when the first lifecycle rule expires it, at midnight UTC.',
  cites: [api('GetObject'), guide('lifecycle-expire-general-considerations')],
  basis: 'documented',
  decides: ['Expiration'],
  ways: ['computed', 'defaulted'],
  choose({ rules, object, isCurrent }) {
    const due = isCurrent ? earliest(expirations(rules, object)) : undefined;
    if (!due)
      return {
        value: undefined,
        origin: 'defaulted',
        because: isCurrent ? 'no rule expires it' : 'it is not the current version',
      };
    return {
      value: `expiry-date="${formatHttpDate(due.at)}", rule-id="${encodeURIComponent(due.rule)}"`,
      origin: 'computed',
      because: `the rule ${due.rule} expires it first`,
    };
  },
});

function expirations(rules: readonly LifecycleRule[], object: ObjectRecord): Due[] {
  return rules.flatMap((rule) => {
    const at = rule.Expiration && dueAt(rule.Expiration, object.modified);
    return at !== undefined && selects(rule, subjectOf(object)) ? [{ at, rule: idOf(rule) }] : [];
  });
}

export const abortDate = decision<
  { rules: readonly LifecycleRule[]; upload: UploadRecord },
  Due | undefined
>({
  id: 'lifecycle/abort-date',
  phase: 'decide',
  says: 'Answers about an upload tell when the first lifecycle rule aborts it, at midnight UTC.',
  cites: [api('CreateMultipartUpload'), guide('mpu-abort-incomplete-mpu-lifecycle-config')],
  basis: 'documented',
  decides: ['AbortDate', 'AbortRuleId'],
  ways: ['computed', 'defaulted'],
  choose({ rules, upload }) {
    const due = abortDue(rules, upload);
    return {
      value: due,
      origin: due ? 'computed' : 'defaulted',
      because: due ? `the rule ${due.rule} aborts it first` : 'no rule aborts it',
    };
  },
});

export const carriedOut = decision<
  { bucket: BucketRecord; action: Action; rule: string; keys: readonly string[] },
  number
>({
  id: 'lifecycle/carried-out',
  phase: 'lifecycle',
  says: 'At midnight UTC lifecycle rules act on all that has become due, removal for good before transitions and transitions before delete markers.',
  cites: [guide('lifecycle-conflicts'), guide('intro-lifecycle-rules')],
  basis: 'documented',
  decides: ['StorageClass', 'DeleteMarker', 'VersionId'],
  ways: ['computed'],
  choose: ({ action, rule, keys }) => ({
    value: keys.length,
    origin: 'computed',
    because: `the rule ${rule} has the action ${action}`,
    shown: `${action} ${keys.length} times`,
  }),
});

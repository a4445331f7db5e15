/** Lifecycle configurations: that there is one, and the form of its rules. */
import { refuse } from '../../protocol/errors.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { LifecycleRule } from '../lifecycle/lifecycleRule.ts';
import { decision, guard } from '../rule.ts';
import { api, guide } from './cites.ts';
import { refuseIds } from './ruleIds.ts';

export const lifecycleExists = guard<{ bucket: BucketRecord }>({
  id: 'lifecycle/exists',
  phase: 'source',
  says: 'A lifecycle configuration is read from a bucket that has one.',
  cites: [api('GetBucketLifecycleConfiguration')],
  basis: 'documented',
  refuses: ({ bucket }) =>
    bucket.lifecycle
      ? undefined
      : refuse('NoSuchLifecycleConfiguration', { BucketName: bucket.name }),
});

export const lifecycleHasRules = guard<{ rules: readonly unknown[] }>({
  id: 'lifecycle/rules',
  phase: 'request',
  says: 'A lifecycle configuration has 1 to 1,000 rules.',
  cites: [api('PutBucketLifecycleConfiguration'), guide('intro-lifecycle-rules')],
  basis: 'documented',
  refuses({ rules }) {
    if (rules.length === 0) return refuse('MalformedXML');
    return rules.length > 1000
      ? refuse(
          'InvalidRequest',
          {},
          'The number of lifecycle rules must not exceed the allowed limit of 1000 rules',
        )
      : undefined;
  },
});

/** How many of the members are there. */
const count = (...members: readonly unknown[]) =>
  members.filter((member) => member !== undefined).length;

/** A rule applies to a prefix, or to what one filter selects; two conditions need an And. */
function selectsOnce({ Prefix, Filter }: LifecycleRule): boolean {
  if (count(Prefix, Filter) !== 1) return false;
  const { And, ...single } = Filter ?? {};
  if (count(And, ...Object.values(single)) > 1) return false;
  return (
    !And ||
    count(And.Prefix, And.ObjectSizeGreaterThan, And.ObjectSizeLessThan) + (And.Tags?.length ?? 0) >
      1
  );
}

/** Each action says when, once, and a transition says where to. */
function actsOnce(rule: LifecycleRule): boolean {
  const { Expiration, NoncurrentVersionExpiration, AbortIncompleteMultipartUpload } = rule;
  const { Transitions = [], NoncurrentVersionTransitions = [] } = rule;
  const { Days, Date, ExpiredObjectDeleteMarker } = Expiration ?? {};
  return (
    (!Expiration || count(Days, Date, ExpiredObjectDeleteMarker) === 1) &&
    Transitions.every((one) => count(one.Days, one.Date) === 1 && one.StorageClass !== undefined) &&
    NoncurrentVersionTransitions.every(
      (one) => count(one.NoncurrentDays, one.StorageClass) === 2,
    ) &&
    (!NoncurrentVersionExpiration || NoncurrentVersionExpiration.NoncurrentDays !== undefined) &&
    (!AbortIncompleteMultipartUpload ||
      AbortIncompleteMultipartUpload.DaysAfterInitiation !== undefined)
  );
}

export const ruleHasForm = guard<{ rule: LifecycleRule }>({
  id: 'lifecycle/rule-form',
  phase: 'request',
  says: 'A lifecycle rule selects by one Prefix or Filter, and each action says once when it is due and a transition where it goes.',
  cites: [
    api('LifecycleRule'),
    api('LifecycleRuleFilter'),
    'hashicorp/terraform-provider-aws#38551',
  ],
  basis: 'documented',
  refuses: ({ rule }) => (selectsOnce(rule) && actsOnce(rule) ? undefined : refuse('MalformedXML')),
});

export const lifecycleIdsAreUnique = guard<{ ids: readonly string[] }>({
  id: 'lifecycle/ids',
  about: 'ids',
  phase: 'request',
  says: 'The ids of lifecycle rules have at most 255 characters, and each is its own.',
  cites: [api('LifecycleRule'), 'noobaa/noobaa-core#8550'],
  basis: 'documented',
  refuses: ({ ids }) => refuseIds(ids),
});

export const ruleHasAction = guard<{ rule: LifecycleRule }>({
  id: 'lifecycle/action',
  phase: 'request',
  says: 'A lifecycle rule has an action.',
  cites: [guide('intro-lifecycle-rules')],
  basis: 'documented',
  refuses: ({ rule }) =>
    count(
      rule.Expiration,
      rule.Transitions,
      rule.NoncurrentVersionExpiration,
      rule.NoncurrentVersionTransitions,
      rule.AbortIncompleteMultipartUpload,
    ) > 0
      ? undefined
      : refuse('InvalidRequest', {}, 'At least one action needs to be specified in a rule'),
});

type MinimumSize = 'all_storage_classes_128K' | 'varies_by_storage_class';

export const defaultSizeIsKnown = guard<{ size: string | undefined; known: readonly string[] }>({
  id: 'lifecycle/default-size-known',
  about: 'size',
  phase: 'request',
  says: 'Objects too small to be moved are those under 128 KB, in all storage classes or as each has it.',
  cites: [api('PutBucketLifecycleConfiguration')],
  basis: 'documented',
  refuses: ({ size = '', known }) =>
    known.includes(size)
      ? undefined
      : refuse('InvalidRequest', {}, `Invalid TransitionDefaultMinimumObjectSize found: ${size}`),
});

export const defaultMinimumSize = decision<{ size: string | undefined }, MinimumSize>({
  id: 'lifecycle/default-size',
  phase: 'decide',
  says: 'Unless the request or a filter says otherwise, objects under 128 KB stay in their storage class.',
  cites: [guide('lifecycle-transition-general-considerations')],
  basis: 'documented',
  decides: ['TransitionDefaultMinimumObjectSize'],
  ways: ['requested', 'defaulted'],
  choose: ({ size }) => ({
    value: (size as MinimumSize | undefined) ?? 'all_storage_classes_128K',
    origin: size === undefined ? 'defaulted' : 'requested',
    because: `x-amz-transition-default-minimum-object-size ${size === undefined ? 'was not sent' : `is ${size}`}`,
  }),
});

/** Lifecycle filters: tags, sizes, and the actions that know neither. */
import { refuse } from '../../protocol/errors.ts';
import type { Tag } from '../../storage/attributes.ts';
import { type LifecycleRule, selectionOf } from '../lifecycle/lifecycleRule.ts';
import { guard } from '../rule.ts';
import { api, guide } from './cites.ts';

export const filterTagsAreUnique = guard<{ tags: readonly Tag[] }>({
  id: 'lifecycle/filter-tags',
  about: 'tags',
  phase: 'request',
  says: 'A lifecycle filter names each tag key once.',
  cites: [api('LifecycleRuleAndOperator')],
  basis: 'documented',
  refuses: ({ tags }) =>
    new Set(tags.map(({ Key }) => Key)).size < tags.length
      ? refuse('InvalidRequest', {}, 'Duplicate Tag Keys are not allowed.')
      : undefined,
});

/** 1,000 TB, in bytes. */
const largest = 1_099_511_627_776_000;

export const filterSizesAreOrdered = guard<{ rule: LifecycleRule }>({
  id: 'lifecycle/filter-sizes',
  phase: 'request',
  says: 'The sizes of a lifecycle filter are between 0 and 1,000 TB, the lower before the higher.',
  cites: [api('LifecycleRuleFilter'), 'hashicorp/terraform-provider-aws#41521'],
  basis: 'documented',
  refuses({ rule }) {
    const { greater, less } = selectionOf(rule);
    const between = (name: string, least: number) =>
      refuse('InvalidRequest', {}, `'${name}' should be between ${least} and ${largest}.`);
    if (greater !== undefined && (greater < 0 || greater > largest))
      return between('ObjectSizeGreaterThan', 0);
    if (less !== undefined && (less < 1 || less > largest)) return between('ObjectSizeLessThan', 1);
    return greater !== undefined && less !== undefined && greater >= less
      ? refuse(
          'InvalidRequest',
          {},
          "'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.",
        )
      : undefined;
  },
});

export const filterFitsActions = guard<{ rule: LifecycleRule }>({
  id: 'lifecycle/filter-fits-action',
  phase: 'request',
  says: 'Uploads and delete markers have neither tags nor size, so a rule about them does not filter by either.',
  cites: [
    guide('intro-lifecycle-rules'),
    'terraform-aws-modules/terraform-aws-s3-bucket#109',
    'umccr/infrastructure#332',
  ],
  basis: 'documented',
  refuses({ rule }) {
    const { tags, greater, less } = selectionOf(rule);
    const blind = [
      rule.AbortIncompleteMultipartUpload && 'AbortIncompleteMultipartUpload',
      rule.Expiration?.ExpiredObjectDeleteMarker !== undefined && 'ExpiredObjectDeleteMarker',
    ].find(Boolean);
    if (!blind) return undefined;
    if (tags.length > 0)
      return refuse('InvalidRequest', {}, `${blind} cannot be specified with Tags.`);
    return greater !== undefined || less !== undefined
      ? refuse('InvalidRequest', {}, `${blind} cannot be specified with Object Size.`)
      : undefined;
  },
});

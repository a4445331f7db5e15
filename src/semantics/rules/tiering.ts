/** What a bucket says of S3 Intelligent-Tiering; that it says so by ids is in configuration.ts. */
import { refuse } from '../../protocol/errors.ts';
import type { IntelligentTiering } from '../../storage/archiving.ts';
import { guard } from '../rule.ts';
import { api } from './cites.ts';

interface Configuration {
  readonly configuration: IntelligentTiering;
}

const put = api('PutBucketIntelligentTieringConfiguration');

export const tieringFilterIsOne = guard<Configuration>({
  id: 'tiering/filter',
  phase: 'request',
  says: 'A filter is a prefix, a tag, or at least two of them together.',
  cites: [api('IntelligentTieringFilter'), api('IntelligentTieringAndOperator')],
  basis: 'documented',
  refuses({ configuration: { Filter } }) {
    if (!Filter) return undefined;
    const { Prefix, Tag, And } = Filter;
    const named = [Prefix, Tag, And].filter((part) => part !== undefined).length;
    const together = (And?.Tags?.length ?? 0) + (And?.Prefix === undefined ? 0 : 1);
    return named === 1 && (And === undefined || together >= 2) ? undefined : refuse('MalformedXML');
  },
});

export const tieringsAreDistinct = guard<Configuration>({
  id: 'tiering/distinct',
  phase: 'request',
  says: 'A configuration names at least one archive tier, and each once.',
  cites: [put],
  basis: 'inferred',
  refuses({ configuration: { Tierings } }) {
    const tiers = new Set(Tierings.map(({ AccessTier }) => AccessTier));
    return tiers.size > 0 && tiers.size === Tierings.length ? undefined : refuse('MalformedXML');
  },
});

const least = { ARCHIVE_ACCESS: 90, DEEP_ARCHIVE_ACCESS: 180 } as const;
const most = 730;

export const tieringDaysFit = guard<Configuration>({
  id: 'tiering/days',
  phase: 'request',
  says: 'Objects go to Archive Access after 90 days at the earliest, to Deep Archive Access after 180, and after 730 at the latest.',
  cites: [api('Tiering'), 'aws-cloudformation/cfn-lint#3992'],
  basis: 'documented',
  refuses({ configuration: { Tierings } }) {
    const odd = Tierings.find(({ Days, AccessTier }) => Days < least[AccessTier] || Days > most);
    if (!odd) return undefined;
    const { Days, AccessTier } = odd;
    const limit = Days > most ? `greater than ${most}` : `less than ${least[AccessTier]}`;
    return refuse(
      'InvalidArgument',
      {},
      `Days specified in ${AccessTier} tier should not be ${limit}.`,
    );
  },
});

import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { IntelligentTiering } from '../../storage/archiving.ts';
import { checkConfigurationId, putConfiguration } from '../configuration/configurations.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { tieringDaysFit, tieringFilterIsOne, tieringsAreDistinct } from '../rules/tiering.ts';

type Put = Input<'PutBucketIntelligentTieringConfiguration'>;
type Sent = NonNullable<Put['IntelligentTieringConfiguration']>;

export function PutBucketIntelligentTieringConfiguration(
  input: Put,
  s3: Context,
): Output<'PutBucketIntelligentTieringConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutIntelligentTieringConfiguration');
  const { Id, IntelligentTieringConfiguration: sent } = input;
  checkConfigurationId(s3, Id, sent?.Id);
  const configuration = configurationIn(sent);
  s3.guard(tieringFilterIsOne, { configuration });
  s3.guard(tieringsAreDistinct, { configuration });
  s3.guard(tieringDaysFit, { configuration });
  putConfiguration(s3, bucket, 'intelligentTiering', Id, sent);
  return {};
}

function configurationIn(sent: Sent | undefined): IntelligentTiering {
  const Filter = sent?.Filter && filterIn(sent.Filter);
  return {
    Id: sent?.Id ?? '',
    Status: sent?.Status ?? 'Disabled',
    ...(Filter && { Filter }),
    Tierings: (sent?.Tierings ?? []).map(({ Days, AccessTier }) => ({
      Days: Days ?? 0,
      AccessTier: AccessTier ?? 'ARCHIVE_ACCESS',
    })),
  };
}

function filterIn({ Prefix, Tag, And }: NonNullable<Sent['Filter']>) {
  const together = And && defined({ Prefix: And.Prefix, Tags: And.Tags?.map(tagIn) });
  return defined({ Prefix, Tag: Tag && tagIn(Tag), And: together });
}

function tagIn({ Key = '', Value = '' }: { Key?: string | undefined; Value?: string | undefined }) {
  return { Key, Value };
}

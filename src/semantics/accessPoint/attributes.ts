/** Access points, and what accounts say of public access, as people read them: attribute → text, by AWS's names. */
import type { StoredRecord } from '../../storage/records.ts';
import type { PublicAccessBlock } from '../../world/identities.ts';

type Shown = Extract<
  StoredRecord,
  { readonly kind: 'accessPoint' | 'multiRegionAccessPoint' | 'accountBlock' }
>;

export function accessPointAttributes(record: Shown): Readonly<Record<string, string>> {
  if (record.kind === 'accountBlock')
    return { PublicAccessBlock: record.block === 'none' ? 'none' : blockText(record.block) };
  const common = {
    Alias: record.alias,
    PublicAccessBlock: blockText(record.publicAccessBlock),
    ...(record.policy !== undefined && { Policy: record.policy }),
    CreationDate: new Date(record.created).toISOString(),
  };
  if (record.kind === 'multiRegionAccessPoint') {
    const places = record.regions.map(({ bucket, region }) => `${bucket} in ${region}`);
    return { Regions: places.join(', '), ...common };
  }
  return {
    Bucket: record.bucket,
    NetworkOrigin: record.vpc ?? 'Internet',
    ...common,
    ...Object.fromEntries(record.tags.map(({ Key, Value }) => [`tag ${Key}`, Value])),
  };
}

function blockText(block: PublicAccessBlock): string {
  const on = Object.entries(block).filter(([, blocks]) => blocks);
  return on.map(([name]) => name).join(', ') || 'none';
}

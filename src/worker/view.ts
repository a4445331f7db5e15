/** A world's records as panels show them. */
import type { KmsKeyRecord, StoredRecord } from '../storage/records.ts';
import { recordId } from '../storage/recordId.ts';
import type { View } from '../storage/table.ts';
import type { World } from '../world/world.ts';
import type { BucketView, KeyView, WorldView } from './api.ts';
import { peopleOf, settingsOf } from './peopleView.ts';

type Kind<Name extends StoredRecord['kind']> = Extract<StoredRecord, { readonly kind: Name }>;

interface Seen {
  readonly world: World;
  /** The world as it is after a reset. */
  readonly base: World;
  readonly now: number;
}

/** Everything there is at world time `now`, secrets left out. */
export function viewOf(records: View, { world, base, now }: Seen): WorldView {
  return {
    now,
    ...peopleOf(world.accounts),
    settings: settingsOf(world),
    defaults: settingsOf(base),
    buckets: ofKind(records.scan(recordId.buckets), 'bucket').map(
      (bucket): BucketView => ({
        bucket,
        versions: ofKind(records.scan(recordId.versionsIn(bucket.name)), 'object', 'deleteMarker'),
        uploads: ofKind(records.scan(recordId.uploadsIn(bucket.name)), 'upload'),
      }),
    ),
    keys: ofKind(records.scan(recordId.kmsKeys), 'kmsKey')
      .filter(({ deletion }) => deletion === undefined || deletion > now)
      .map((key): KeyView => ({ key, state: stateOf(key), aliases: aliasesOf(records, key) })),
    accessPoints: [
      ...ofKind(records.scan(recordId.accessPoints), 'accessPoint'),
      ...ofKind(records.scan(recordId.multiRegionAccessPoints), 'multiRegionAccessPoint'),
    ],
  };
}

function stateOf({ enabled, deletion }: KmsKeyRecord): KeyView['state'] {
  if (deletion !== undefined) return 'pending deletion';
  return enabled ? 'enabled' : 'disabled';
}

function aliasesOf(records: View, { account, region, keyId }: KmsKeyRecord): string[] {
  return ofKind(records.scan(recordId.kmsAliasesIn(account, region)), 'kmsAlias')
    .filter((alias) => alias.keyId === keyId)
    .map(({ name }) => name);
}

function ofKind<Name extends StoredRecord['kind']>(
  records: Iterable<StoredRecord>,
  ...kinds: readonly Name[]
): Kind<Name>[] {
  const isWanted = (record: StoredRecord): record is Kind<Name> =>
    kinds.some((kind) => kind === record.kind);
  return [...records].filter(isWanted);
}

/** The world as a tree: accounts, buckets, objects, and under them versions, delete markers and uploads. */
import type { VersionRecord } from '../storage/records.ts';
import type { BucketView, WorldView } from '../worker/api.ts';
import { isSynthetic, keysOf, type KeyView as ObjectView, type Place } from './look.ts';
import { count, dateTime, short, size } from './text.ts';
import { accessPointLeaf, keyLeaf, newKeyLeaf } from './treeLeaves.ts';
import type { TreeNode } from './treeNode.ts';

/** At most this many rows of one bucket are drawn; the filter finds the others. */
export const rowLimit = 500;

export function worldTree(world: WorldView, filter: string): readonly TreeNode[] {
  const wanted = filter.trim().toLowerCase();
  return world.accounts.map((account) => {
    const buckets = world.buckets.filter((b) => b.bucket.account === account.id);
    return {
      id: `a/${account.id}`,
      icon: 'account',
      label: account.displayName,
      detail: account.id,
      open: true,
      children: [
        ...buckets.flatMap((bucket) => bucketNode(bucket, wanted)),
        ...world.keys
          .filter(({ key }) => key.account === account.id)
          .flatMap((key) => keyLeaf(key, wanted)),
        ...world.accessPoints
          .filter((accessPoint) => accessPoint.account === account.id)
          .flatMap((accessPoint) => accessPointLeaf(accessPoint, wanted)),
        ...(wanted === '' ? [newKeyLeaf(account.id)] : []),
      ],
    };
  });
}

function bucketNode(view: BucketView, wanted: string): readonly TreeNode[] {
  const { bucket } = view;
  const named = bucket.name.toLowerCase().includes(wanted);
  const keys = keysOf(view).filter(
    ({ key }) => named || `${bucket.name}/${key}`.toLowerCase().includes(wanted),
  );
  if (!named && keys.length === 0) return [];
  const shown = keys.slice(0, rowLimit).map((key) => keyNode(bucket.name, key));
  return [
    {
      id: `b/${bucket.name}`,
      icon: 'bucket',
      label: bucket.name,
      detail: bucket.region,
      ...(bucket.versioning
        ? { badge: bucket.versioning === 'Enabled' ? 'versioned' : 'suspended' }
        : {}),
      place: { bucket: bucket.name },
      open: true,
      children:
        keys.length > rowLimit ? [...shown, moreNode(bucket.name, keys.length - rowLimit)] : shown,
    },
  ];
}

function moreNode(bucket: string, hidden: number): TreeNode {
  return {
    id: `m/${bucket}`,
    icon: 'info',
    label: `${count(hidden, 'more key')}: filter to find them`,
    open: false,
    children: [],
  };
}

function keyNode(bucket: string, { key, versions, uploads }: ObjectView): TreeNode {
  const newest = versions[0];
  const many = versions.length > 1 || newest?.kind === 'deleteMarker';
  return {
    id: `o/${bucket}/${key}`,
    icon: newest ? 'object' : 'upload',
    label: key,
    ...(newest?.kind === 'object'
      ? { detail: size(newest.body.size), synthetic: isSynthetic(newest) }
      : { ghost: true }),
    ...(newest?.kind === 'deleteMarker' ? { detail: 'deleted' } : {}),
    ...(versions.length > 1 ? { badge: count(versions.length, 'ver', 'ver') } : {}),
    place: { bucket, key },
    open: false,
    children: [
      ...(many ? versions.map((version, i) => versionNode(bucket, version, i === 0)) : []),
      ...uploads.map(
        (upload): TreeNode => ({
          id: `u/${upload.uploadId}`,
          icon: 'upload',
          label: `upload ${short(upload.uploadId, 8)}`,
          detail: 'in progress',
          open: false,
          children: [],
        }),
      ),
    ],
  };
}

function versionNode(bucket: string, version: VersionRecord, newest: boolean): TreeNode {
  const marker = version.kind === 'deleteMarker';
  return {
    id: `v/${bucket}/${version.key}@${version.versionId}`,
    icon: marker ? 'marker' : 'version',
    label: marker ? 'delete marker' : short(version.versionId, 10),
    detail:
      version.kind === 'object' ? size(version.body.size) : dateTime(version.modified).slice(11),
    ...(newest ? { badge: 'latest' } : {}),
    ...(marker ? { ghost: true } : {}),
    place: { bucket, key: version.key, versionId: version.versionId },
    open: false,
    children: [],
  };
}

/** The node of an id, to know what was selected. */
export function findNode(nodes: readonly TreeNode[], id: string): TreeNode | undefined {
  for (const node of nodes) {
    const found = node.id === id ? node : findNode(node.children, id);
    if (found) return found;
  }
  return undefined;
}

/** The id of the node that shows a place. */
export function idOf({ bucket, key, versionId }: Place): string {
  if (key === undefined) return `b/${bucket}`;
  return versionId === undefined ? `o/${bucket}/${key}` : `v/${bucket}/${key}@${versionId}`;
}

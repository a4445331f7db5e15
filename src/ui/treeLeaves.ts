/** What the tree of the world has beside buckets: KMS keys and access points. */
import type { KeyView, WorldView } from '../worker/api.ts';
import { keyArn } from './look.ts';
import type { KmsKeyShown } from './state.ts';
import { count, short } from './text.ts';
import type { TreeNode } from './treeNode.ts';

/** A KMS key, by the first alias that names it. */
export function keyLeaf({ key, state, aliases }: KeyView, wanted: string): readonly TreeNode[] {
  const label = aliases[0] ?? short(key.keyId, 8);
  if (![label, key.keyId].some((name) => name.toLowerCase().includes(wanted))) return [];
  const kmsKey = { arn: keyArn(key) };
  return [
    {
      id: idOfKey(kmsKey),
      icon: 'key',
      label,
      detail: key.region,
      kmsKey,
      ...(state !== 'enabled' && { badge: state, ghost: true }),
      open: false,
      children: [],
    },
  ];
}

export function newKeyLeaf(account: string): TreeNode {
  const kmsKey = { newIn: account };
  return {
    id: idOfKey(kmsKey),
    icon: 'plus',
    label: 'New KMS key',
    kmsKey,
    open: false,
    children: [],
  };
}

/** An access point, with the bucket that it stands for; one of many regions stands for the first. */
export function accessPointLeaf(
  accessPoint: WorldView['accessPoints'][number],
  wanted: string,
): readonly TreeNode[] {
  const { id, name, alias } = accessPoint;
  if (![name, alias].some((one) => one.toLowerCase().includes(wanted))) return [];
  const isOfMany = accessPoint.kind === 'multiRegionAccessPoint';
  const bucket = isOfMany ? accessPoint.regions[0]?.bucket : accessPoint.bucket;
  const vpc = isOfMany ? undefined : accessPoint.vpc;
  return [
    {
      id,
      icon: 'arrowRight',
      label: name,
      detail: `to ${bucket ?? 'nothing'}`,
      badge: isOfMany ? count(accessPoint.regions.length, 'region') : (vpc ?? 'access point'),
      open: false,
      children: [],
    },
  ];
}

/** The id of the node that opens a key. */
export function idOfKey({ arn, newIn }: KmsKeyShown): string {
  return arn === undefined ? `k/new/${newIn}` : `k/${arn}`;
}

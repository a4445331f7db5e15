/** What a rule looked at, made small enough to show, store and post. Never a body, never a secret. */
import { urlWithoutSecrets } from '../explain/remember.ts';
import type { Facts } from '../explain/trace.ts';
import type { StoredRecord } from '../storage/records.ts';
import { accessPointArn, multiRegionArn } from './accessPoint/accessPoint.ts';
import { aliasArn, keyArn } from './kms/names.ts';

const longest = 200;

export function describeFacts(facts: object): Facts {
  const shown: Record<string, string | number | boolean | null> = {};
  // A function is how a fact is told that nobody may see.
  for (const [name, value] of Object.entries(facts))
    if (typeof value !== 'function') shown[name] = describe(value);
  return shown;
}

function describe(value: unknown): string | number | boolean | null {
  switch (typeof value) {
    case 'number':
    case 'boolean':
      return value;
    case 'string':
      return shorten(urlWithoutSecrets(value));
    case 'object':
      return value === null ? null : describeObject(value);
    default:
      return null;
  }
}

function describeObject(value: object): string {
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'not a date' : value.toISOString();
  if (Array.isArray(value)) return shorten(value.map(describe).join(', '));
  if ('kind' in value) return describeRecord(value as StoredRecord);
  return shorten(
    Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .map(([name, member]) => `${name}: ${describe(member)}`)
      .join(', '),
  );
}

function describeRecord(record: StoredRecord): string {
  if (record.kind === 'bucket') return record.name;
  if (record.kind === 'object' || record.kind === 'deleteMarker') {
    const version = record.versionId === 'null' ? '' : `@${record.versionId}`;
    return shorten(
      `${record.bucket}/${record.key}${version}${record.kind === 'deleteMarker' ? ' (delete marker)' : ''}`,
    );
  }
  if (record.kind === 'kmsKey') return keyArn(record);
  if (record.kind === 'kmsAlias') return aliasArn(record);
  if (record.kind === 'accessPoint') return accessPointArn(record);
  if (record.kind === 'multiRegionAccessPoint') return multiRegionArn(record);
  return record.kind === 'upload'
    ? shorten(`upload of ${record.bucket}/${record.key}`)
    : record.kind;
}

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

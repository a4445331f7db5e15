/** Configurations of which a bucket has up to a thousand of a kind, each by its id: set, read, listed and deleted alike. */
import type { KeptDocument, KeptDocuments } from '../../storage/bucketConfiguration.ts';
import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { keep, type ManyDocuments, revived } from './documents.ts';
import {
  configuration,
  configurationExists,
  configurationIdIsItsOwn,
  configurationIdIsValid,
  configurationsFit,
  configurationTokenIsOurs,
} from '../rules/configuration.ts';
import { decodeToken, encodeToken } from '../listing/token.ts';

type Kind = keyof ManyDocuments;

/** How many a listing answers at once (documented). */
const pageSize = 100;

export function checkConfigurationId(
  s3: Context,
  id: string | undefined,
  documentId: string | undefined,
): void {
  s3.guard(configurationIdIsValid, { id });
  s3.guard(configurationIdIsItsOwn, { id, documentId });
}

export function putConfiguration<K extends Kind>(
  s3: Context,
  bucket: BucketRecord,
  kind: K,
  id = '',
  sent?: ManyDocuments[K],
): void {
  const { [id]: before, ...others }: KeptDocuments = bucket[kind] ?? {};
  s3.guard(configurationsFit, { others: Object.keys(others).length });
  const kept = s3.decide(configuration, { kind, sent: keep(s3, sent ?? {}, kind) });
  s3.draft.put({ ...bucket, [kind]: { ...others, ...(kept && { [id]: kept }) } });
}

export function getConfiguration<K extends Kind>(
  s3: Context,
  bucket: BucketRecord,
  kind: K,
  id = '',
): ManyDocuments[K] {
  const kept = own<KeptDocument>(bucket[kind] ?? {}, id);
  s3.guard(configurationExists, { id, kept });
  return revived(s3, kept ?? {}, kind) as ManyDocuments[K];
}

export function deleteConfiguration(s3: Context, bucket: BucketRecord, kind: Kind, id = ''): void {
  const all: KeptDocuments = bucket[kind] ?? {};
  s3.guard(configurationExists, { id, kept: own(all, id) });
  s3.decide(configuration, { kind, sent: undefined });
  const { [id]: gone, ...others } = all;
  s3.draft.put({ ...bucket, [kind]: others });
}

/** A page, in the order of the ids. */
export function listConfigurations<K extends Kind>(
  s3: Context,
  bucket: BucketRecord,
  kind: K,
  token: string | undefined,
) {
  const after = decodeToken(token);
  s3.guard(configurationTokenIsOurs, { token, after });
  const all = Object.entries<KeptDocument>(bucket[kind] ?? {}).toSorted(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const rest = all.filter(([id]) => after === undefined || id > after);
  const page = rest.slice(0, pageSize);
  const more = rest.length > page.length;
  return {
    IsTruncated: more,
    list: page.map(([, kept]) => revived(s3, kept, kind) as ManyDocuments[K]),
    tokens: {
      ...(token !== undefined && { ContinuationToken: token }),
      ...(more && { NextContinuationToken: encodeToken(page.at(-1)?.[0] ?? '') }),
    },
  };
}

/** Ids are anybody's words: `constructor` is one. */
function own<Value>(record: Readonly<Record<string, Value>>, id: string): Value | undefined {
  return Object.hasOwn(record, id) ? record[id] : undefined;
}

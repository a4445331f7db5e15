/** The website endpoint: a request for a page, as anybody's browser sends it. */
import type { Output } from '../../protocol/operation.ts';
import type { Refusal } from '../../protocol/errors.ts';
import type { BucketRecord, ObjectRecord } from '../../storage/records.ts';
import { judgeAccess } from '../authorization/authorize.ts';
import { noteAccess } from '../archive/access.ts';
import { archiveAround } from '../archive/archive.ts';
import type { Context } from '../context.ts';
import { unlock } from '../encryption/customerKey.ts';
import { cut } from '../cut.ts';
import { findVersion, needBucket } from '../find.ts';
import { checkRead, objectHeaders, type ReadInput } from '../readHeaders.ts';
import { notArchived } from '../rules/archive.ts';
import { keyFits, objectExists } from '../rules/object.ts';
import {
  indexDocument,
  notAFolder,
  notAllRedirected,
  notRedirectedByError,
  notRedirectedByObject,
  notRedirectedByPrefix,
  pageIsFound,
  websiteIsOfRegion,
  websiteMethodIsKnown,
} from '../rules/website.ts';
import type { Address } from '../rules/websiteAddress.ts';
import { websiteIsConfigured } from '../rules/websiteConfiguration.ts';

export interface PageInput
  extends Pick<
    ReadInput,
    'IfMatch' | 'IfNoneMatch' | 'IfModifiedSince' | 'IfUnmodifiedSince' | 'Range'
  > {
  readonly Method: string;
  readonly Bucket: string;
  /** The region that the host names. */
  readonly Region: string | undefined;
  readonly asked: Address;
}

/** A page as GetObject answers it; with an error, the error document, or why there is none. */
export interface Page {
  readonly object?: Output<'GetObject'>;
  readonly error?: Refusal;
  readonly documentError?: Refusal;
}

export function servePage(input: PageInput, s3: Context): Page {
  const { asked } = input;
  s3.guard(websiteMethodIsKnown, { method: input.Method });
  const bucket = needBucket(s3, input.Bucket);
  s3.guard(websiteIsOfRegion, { bucket, region: input.Region });
  s3.guard(websiteIsConfigured, { bucket });
  const { RedirectAllRequestsTo, RoutingRules: rules, IndexDocument } = bucket.website ?? {};
  s3.guard(notAllRedirected, { all: RedirectAllRequestsTo, asked });
  s3.guard(notRedirectedByPrefix, { rules, asked });
  const suffix = IndexDocument?.Suffix ?? '';
  const key = s3.decide(indexDocument, { key: asked.key, suffix });
  const found = findPage(s3, bucket, key);
  if (found.object) {
    const { object } = found;
    s3.guard(notRedirectedByObject, { location: object.websiteRedirect });
    return { object: pageOf(s3, bucket, object, input) };
  }
  const { error } = found;
  const index = key === asked.key ? findPage(s3, bucket, `${key}/${suffix}`).object : undefined;
  s3.guard(notAFolder, { key, index });
  s3.guard(notRedirectedByError, { rules, asked, error });
  return errorPage(s3, bucket, error);
}

type Found =
  | { readonly object: ObjectRecord; readonly error?: undefined }
  | { readonly object?: undefined; readonly error: Refusal };

/** The object that anybody may read at a key, or why not: which is no refusal yet. */
function findPage(s3: Context, bucket: BucketRecord, key: string): Found {
  const version = findVersion(s3.draft, bucket.name, key);
  const lookup = { version, key, versionId: undefined };
  const error =
    s3.judge(keyFits, { key, limit: s3.dialect.limits.maxKeyBytes }) ??
    judgeAccess(s3, { action: 's3:GetObject', bucket, key, version }) ??
    s3.judge(objectExists, lookup);
  if (error) return { error };
  const object = version as ObjectRecord;
  const archive = archiveAround(bucket, object, s3.now);
  const archived = s3.judge(notArchived, { object, archive });
  return archived ? { error: archived } : { object };
}

function errorPage(s3: Context, bucket: BucketRecord, error: Refusal): Page {
  const Key = bucket.website?.ErrorDocument?.Key;
  const found = Key === undefined ? undefined : findPage(s3, bucket, Key);
  if (found?.object) s3.guard(notRedirectedByObject, { location: found.object.websiteRedirect });
  s3.conclude(pageIsFound, { error, document: found?.object && Key });
  if (!found) return { error };
  return found.object
    ? { error, object: pageOf(s3, bucket, found.object, {}) }
    : { error, documentError: found.error };
}

function pageOf(
  s3: Context,
  bucket: BucketRecord,
  object: ObjectRecord,
  asked: ReadInput,
): Output<'GetObject'> {
  unlock(s3, object.encryption, undefined);
  const window = checkRead(s3, asked, object);
  noteAccess(s3, object);
  return {
    ...(objectHeaders(s3, bucket, object, asked, window) as Output<'GetObject'>),
    Body: cut(object.body, window.first, window.length),
  };
}

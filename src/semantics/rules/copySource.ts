/** The source of a copy: how it is named, and what may stand there. */
import { decodeForm } from '../../lib/percent.ts';
import { refuse } from '../../protocol/errors.ts';
import type { VersionRecord } from '../../storage/records.ts';
import { isAlias } from '../accessPoint/find.ts';
import { guard } from '../rule.ts';
import { isBucketName } from './bucket.ts';
import { api, recording } from './cites.ts';

/** x-amz-copy-source, taken apart. `versionId` is undefined when none was named. */
export interface CopySource {
  readonly bucket: string;
  readonly key: string;
  readonly versionId: string | undefined;
}

const version = '?versionId=';

/** `arn:aws:s3:<region>:<account>:accesspoint/<name>/object/<key>`, or with a colon before the name. */
const behindArn =
  /^(?<arn>arn:aws[a-z-]*:s3:[a-z0-9-]+:\d{12}:accesspoint[/:][^/:]+)\/object\/(?<inside>.*)$/s;

/**
 * `bucket/key`, with or without a slash before it, encoded once as a whole, `+` being a space as in a query string
 * (recorded); either part may be missing. Before `/object/`, an ARN stands for the bucket. The last `?versionId=` stands outside the encoding. Undefined where that is broken.
 */
export function parseCopySource(value: string): Partial<CopySource> | undefined {
  const at = value.lastIndexOf(version);
  const versionId = at < 0 ? undefined : decodeForm(value.slice(at + version.length));
  const decoded = decodeForm(at < 0 ? value : value.slice(0, at));
  if (decoded === undefined || (at >= 0 && versionId === undefined)) return undefined;
  const bare = decoded.replace(/^\//, '');
  const { arn, inside } = behindArn.exec(bare)?.groups ?? {};
  if (arn !== undefined) return { bucket: arn, ...(inside && { key: inside }), versionId };
  const slash = bare.indexOf('/');
  return {
    bucket: slash < 0 ? bare : bare.slice(0, slash),
    ...(slash >= 0 && slash < bare.length - 1 && { key: bare.slice(slash + 1) }),
    versionId,
  };
}

const badSource = (message: string) =>
  refuse(
    'InvalidArgument',
    { ArgumentName: 'x-amz-copy-source', ArgumentValue: 'x-amz-copy-source' },
    message,
  );

export const copyHasNoBody = guard<{ size: number }>({
  id: 'copy-source/no-body',
  phase: 'request',
  says: 'A copy takes its bytes from its source, so its request has no body.',
  cites: ['versitygw#1242', 'brendanhay/amazonka#118'],
  basis: 'inferred',
  refuses: ({ size }) =>
    size > 0
      ? refuse(
          'InvalidRequest',
          {},
          'The request included a body. Requests of this type must not include a non-empty body.',
        )
      : undefined,
});

/** What access points there are that are not those of a bucket in a region. */
const otherArn = /^\/?arn:aws[a-z-]*:s3-(outposts|object-lambda):/;

export const sourceArnIsModelled = guard<{ CopySource: string }>({
  id: 'copy-source/arn-modelled',
  phase: 'request',
  says: 'Access points of Outposts and of Object Lambda are not modelled yet.',
  cites: [api('CopyObject')],
  basis: 'inferred',
  refuses: ({ CopySource }) =>
    otherArn.test(decodeForm(CopySource) ?? '')
      ? refuse('NotImplemented', { Header: 'x-amz-copy-source' })
      : undefined,
});

export const sourceArnNamesObject = guard<{ CopySource: string }>({
  id: 'copy-source/arn',
  phase: 'request',
  says: 'An ARN in a copy source names an object behind an access point of one region: the ARN of that, /object/ and a key.',
  cites: [api('CopyObject'), 'aws/aws-sdk-php#2299', 'aws/aws-sdk-ruby#2482'],
  basis: 'documented',
  refuses({ CopySource }) {
    const bare = (decodeForm(CopySource) ?? '').replace(/^\//, '');
    return bare.startsWith('arn:') && !behindArn.test(bare)
      ? badSource('Invalid copy source bucket name')
      : undefined;
  },
});

export const sourceIsEncoded = guard<{ CopySource: string }>({
  id: 'copy-source/encoding',
  phase: 'request',
  says: 'The copy source is percent-encoded UTF-8, decoded exactly once.',
  cites: [api('CopyObject'), 'versitygw: CopyObject tests'],
  basis: 'inferred',
  refuses: ({ CopySource }) =>
    parseCopySource(CopySource) ? undefined : badSource('Invalid copy source encoding'),
});

export const sourceNamesKey = guard<{ CopySource: string }>({
  id: 'copy-source/key',
  phase: 'request',
  says: 'The copy source names a bucket and, behind a slash, a key that does not climb out of it.',
  cites: [recording('s3-copy-object-wrong-format'), api('CopyObject')],
  basis: 'recorded',
  refuses({ CopySource }) {
    const { bucket, key } = parseCopySource(CopySource) ?? {};
    if (bucket === '') return undefined;
    return key === undefined || climbs(key)
      ? badSource('Invalid copy source object key')
      : undefined;
  },
});

function climbs(key: string): boolean {
  if (key === '.') return true;
  let depth = 0;
  for (const segment of key.split('/')) {
    if (segment === '..') depth--;
    else if (segment !== '.') depth++;
    if (depth < 0) return true;
  }
  return false;
}

export const sourceBucketIsNamed = guard<{ bucket: string }>({
  id: 'copy-source/bucket-name',
  phase: 'request',
  says: 'The bucket of the copy source must have a possible name.',
  cites: ['versitygw#1388', 'aws-sdk-cpp#1647'],
  basis: 'inferred',
  refuses: ({ bucket }) =>
    isBucketName(bucket) || isAlias(bucket) || bucket.startsWith('arn:')
      ? undefined
      : badSource('Invalid copy source bucket name'),
});

interface Found {
  readonly version: VersionRecord | undefined;
  readonly key: string;
  readonly versionId: string | undefined;
}

export const sourceIsNotNamedDeleteMarker = guard<Found>({
  id: 'copy-source/delete-marker',
  phase: 'source',
  says: 'A delete marker cannot be copied: unnamed it counts as a missing key, named by version it is a wrong request.',
  cites: [api('CopyObject')],
  basis: 'documented',
  refuses: ({ version, versionId }) =>
    version?.kind === 'deleteMarker' && versionId !== undefined
      ? refuse(
          'InvalidRequest',
          {},
          'The source of a copy request may not specifically refer to a delete marker by version id.',
        )
      : undefined,
});

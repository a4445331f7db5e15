/**
 * Filling a world: a description of buckets and objects, turned into the very requests that a client would send, so that
 * every ETag, checksum and version comes from the rules.
 */
import type { SyntheticBytes } from '../lib/payload.ts';
import { text, utf8Length } from '../lib/bytes.ts';
import { type ClientInput, encodeInput } from '../protocol/encodeInput.ts';
import { header, type WireAnswer } from '../protocol/message.ts';
import type { OperationName } from '../protocol/operation.ts';
import { s3 } from '../protocol/s3/dialect.ts';
import type { Simulator } from '../simulator.ts';
import { type SeedKmsKey, seedKey } from './seedKeys.ts';
import { answered, authorizationOf } from './seedRequest.ts';

/** `body`: text, bytes, or bytes that are only described; described ones above 32 MiB are uploaded in parts. */
export interface SeedObject {
  readonly key: string;
  readonly body?: string | Uint8Array | SyntheticBytes;
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly storageClass?: ClientInput<'PutObject'>['StorageClass'];
  readonly websiteRedirect?: string;
}

/** Objects are written in order: a key that comes again is a new version, `{ deletes }` leaves a delete marker. */
export interface SeedBucket {
  readonly name: string;
  /** The access key that makes the bucket and writes its objects. */
  readonly as: string;
  readonly region?: string;
  readonly versioning?: 'Enabled' | 'Suspended';
  readonly objects: readonly (SeedObject | { readonly deletes: string })[];
}

export interface Seed {
  /** They are made first. */
  readonly kmsKeys?: readonly SeedKmsKey[];
  readonly buckets: readonly SeedBucket[];
}

/** Bytes, save that a part ends where its pattern does. */
const partSize = 32 * 1024 * 1024;

type Send = <Name extends OperationName>(
  name: Name,
  input: ClientInput<Name>,
) => Promise<WireAnswer>;

/** Rejects with what S3 or KMS answered when it refuses a step. */
export async function seed(
  simulator: Pick<Simulator, 'handle'>,
  { kmsKeys = [], buckets }: Seed,
): Promise<void> {
  for (const key of kmsKeys) await seedKey(simulator, key);
  for (const bucket of buckets) await seedBucket(sender(simulator, bucket), bucket);
}

function sender(
  simulator: Pick<Simulator, 'handle'>,
  { as, region = 'us-east-1' }: SeedBucket,
): Send {
  const authorization = authorizationOf(as, region, 's3');
  return async (name, input) => {
    const endpoint = { scheme: 'https', host: `s3.${region}.amazonaws.com` } as const;
    const { headers, ...request } = encodeInput(name, input, { endpoint, style: 'path' }, s3);
    return answered(
      name,
      await simulator.handle({ ...request, headers: [...headers, authorization] }),
    );
  };
}

async function seedBucket(
  send: Send,
  { name: Bucket, region, versioning, objects }: SeedBucket,
): Promise<void> {
  const LocationConstraint = region as NonNullable<
    ClientInput<'CreateBucket'>['CreateBucketConfiguration']
  >['LocationConstraint'];
  const elsewhere = region !== undefined && region !== 'us-east-1';
  await send('CreateBucket', {
    Bucket,
    ...(elsewhere && { CreateBucketConfiguration: { LocationConstraint } }),
  });
  if (versioning)
    await send('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: versioning } });
  for (const object of objects) {
    if ('deletes' in object) await send('DeleteObject', { Bucket, Key: object.deletes });
    else await seedObject(send, Bucket, object);
  }
}

async function seedObject(send: Send, Bucket: string, object: SeedObject): Promise<void> {
  const { key: Key, body = '' } = object;
  const described = {
    Bucket,
    Key,
    ...(object.contentType !== undefined && { ContentType: object.contentType }),
    ...(object.cacheControl !== undefined && { CacheControl: object.cacheControl }),
    ...(object.metadata && { Metadata: { ...object.metadata } }),
    ...(object.tags && { Tagging: new URLSearchParams(object.tags).toString() }),
    ...(object.storageClass && { StorageClass: object.storageClass }),
    ...(object.websiteRedirect !== undefined && {
      WebsiteRedirectLocation: object.websiteRedirect,
    }),
  };
  if (typeof body === 'object' && 'pattern' in body && body.size > partSize)
    await seedInParts(send, described, body);
  else await send('PutObject', { ...described, Body: body });
}

type Described = ClientInput<'CreateMultipartUpload'> & {
  readonly Bucket: string;
  readonly Key: string;
};

/** Parts of one size and pattern are one blob, so they are hashed once whatever the object's size. */
async function seedInParts(
  send: Send,
  described: Described,
  { size, pattern }: SyntheticBytes,
): Promise<void> {
  const { Bucket, Key } = described;
  const created = await send('CreateMultipartUpload', described);
  const UploadId =
    /<UploadId>([^<]+)/.exec(created.body instanceof Uint8Array ? text(created.body) : '')?.[1] ??
    '';
  const whole = partSize - (partSize % Math.max(1, utf8Length(pattern)));
  const sizes = Array.from({ length: Math.ceil(size / whole) }, (_, i) =>
    Math.min(whole, size - i * whole),
  );
  const sendPart = (bytes: number, i: number) =>
    send('UploadPart', {
      Bucket,
      Key,
      UploadId,
      PartNumber: i + 1,
      Body: { size: bytes, pattern },
    });
  // The first part's digests serve the others; these need not wait for each other.
  const first = await sendPart(sizes[0] ?? 0, 0);
  const rest = await Promise.all(sizes.slice(1).map((bytes, i) => sendPart(bytes, i + 1)));
  const Parts = [first, ...rest].map((answer, i) => ({
    PartNumber: i + 1,
    ETag: header(answer, 'etag') ?? '',
  }));
  await send('CompleteMultipartUpload', { Bucket, Key, UploadId, MultipartUpload: { Parts } });
}

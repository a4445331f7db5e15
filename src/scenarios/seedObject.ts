/** An object of a seed, and the requests that write it. */
import { text, utf8Length } from '../lib/bytes.ts';
import type { SyntheticBytes } from '../lib/payload.ts';
import type { ClientInput } from '../protocol/encodeInput.ts';
import { header, type WireAnswer } from '../protocol/message.ts';
import type { OperationName } from '../protocol/operation.ts';

/** `body`: text, bytes, or bytes that are only described; described ones above 32 MiB are uploaded in parts. */
export interface SeedObject {
  readonly key: string;
  /** The access key that writes it, where that is not the bucket's: the bucket must let it. */
  readonly as?: string;
  readonly body?: string | Uint8Array | SyntheticBytes;
  readonly contentType?: string;
  readonly cacheControl?: string;
  readonly metadata?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly storageClass?: ClientInput<'PutObject'>['StorageClass'];
  readonly websiteRedirect?: string;
  /** A canned access list. */
  readonly acl?: string;
}

export type Send = <Name extends OperationName>(
  name: Name,
  input: ClientInput<Name>,
) => Promise<WireAnswer>;

/** Bytes, save that a part ends where its pattern does. */
const partSize = 32 * 1024 * 1024;

export async function seedObject(send: Send, Bucket: string, object: SeedObject): Promise<void> {
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
    ...(object.acl !== undefined && { ACL: object.acl as ClientInput<'PutObject'>['ACL'] }),
  } as const;
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

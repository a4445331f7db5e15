/** A bucket of a seed: what is said of it, and the requests that make it so. */
import type { ClientInput } from '../protocol/encodeInput.ts';
import type { BucketEncryption, ObjectOwnership } from '../storage/bucketConfiguration.ts';
import type { PolicyDocument, PublicAccessBlock } from '../world/identities.ts';
import { documentText } from '../world/policies.ts';
import type { SeedAccessPoint } from './seedAccessPoints.ts';
import { type SeedObject, seedObject, type Send } from './seedObject.ts';

/** The rules of CORS, by S3's names. */
export type SeedCorsRules = NonNullable<
  NonNullable<ClientInput<'PutBucketCors'>['CORSConfiguration']>['CORSRules']
>;

export interface SeedEncryption {
  readonly algorithm: BucketEncryption['algorithm'];
  /** A key of KMS: its ARN, its id, or `alias/…`. */
  readonly key?: string;
  readonly bucketKey?: boolean;
}

/** Objects are written in order: a key that comes again is a new version, `{ deletes }` leaves a delete marker. */
export interface SeedBucket {
  readonly name: string;
  /** The access key that makes the bucket, whose account owns it, and that writes its objects. */
  readonly as: string;
  readonly region?: string;
  readonly versioning?: 'Enabled' | 'Suspended';
  /** Left out, BucketOwnerEnforced: access lists do not count. */
  readonly ownership?: ObjectOwnership;
  /** Left out, all four are on, as S3 makes buckets. */
  readonly publicAccessBlock?: PublicAccessBlock | 'none';
  /** A canned access list. */
  readonly acl?: string;
  /** Put last, so that it does not stand in the way of the objects; but before those that somebody else writes. */
  readonly policy?: PolicyDocument;
  readonly cors?: SeedCorsRules;
  /** Set behind everything else. */
  readonly requestPayment?: 'Requester' | 'BucketOwner';
  readonly encryption?: SeedEncryption;
  /** Made behind everything else. */
  readonly accessPoints?: readonly SeedAccessPoint[];
  readonly objects?: readonly (SeedObject | { readonly deletes: string })[];
}

/** `sendAs` sends as somebody else. */
export async function seedBucket(
  bucket: SeedBucket,
  sendAs: (accessKeyId: string) => Send,
): Promise<void> {
  const { name: Bucket, as, objects = [], policy } = bucket;
  const send = sendAs(as);
  await create(send, bucket);
  await configure(send, bucket);
  let policyIsPut = policy === undefined;
  const putPolicy = async () => {
    if (!policyIsPut) await send('PutBucketPolicy', { Bucket, Policy: documentText(policy ?? '') });
    policyIsPut = true;
  };
  for (const object of objects) {
    if ('deletes' in object) await send('DeleteObject', { Bucket, Key: object.deletes });
    else {
      if (object.as !== undefined && object.as !== as) await putPolicy();
      await seedObject(sendAs(object.as ?? as), Bucket, object);
    }
  }
  await putPolicy();
  const Payer = bucket.requestPayment;
  if (Payer)
    await send('PutBucketRequestPayment', { Bucket, RequestPaymentConfiguration: { Payer } });
}

type Create = ClientInput<'CreateBucket'>;

async function create(send: Send, { name: Bucket, region, ownership }: SeedBucket): Promise<void> {
  const LocationConstraint = region as NonNullable<
    Create['CreateBucketConfiguration']
  >['LocationConstraint'];
  const elsewhere = region !== undefined && region !== 'us-east-1';
  await send('CreateBucket', {
    Bucket,
    ...(elsewhere && { CreateBucketConfiguration: { LocationConstraint } }),
    ...(ownership && { ObjectOwnership: ownership }),
  });
}

/** Public access is let in first: the access list and the policy may be public. */
async function configure(send: Send, bucket: SeedBucket): Promise<void> {
  const { name: Bucket, versioning, publicAccessBlock, acl, cors } = bucket;
  if (publicAccessBlock === 'none') await send('DeletePublicAccessBlock', { Bucket });
  else if (publicAccessBlock)
    await send('PutPublicAccessBlock', {
      Bucket,
      PublicAccessBlockConfiguration: publicAccessBlock,
    });
  if (acl !== undefined)
    await send('PutBucketAcl', { Bucket, ACL: acl as ClientInput<'PutBucketAcl'>['ACL'] });
  if (versioning)
    await send('PutBucketVersioning', { Bucket, VersioningConfiguration: { Status: versioning } });
  if (cors) await send('PutBucketCors', { Bucket, CORSConfiguration: { CORSRules: cors } });
  if (bucket.encryption) await encrypt(send, Bucket, bucket.encryption);
}

async function encrypt(
  send: Send,
  Bucket: string,
  { algorithm, key, bucketKey }: SeedEncryption,
): Promise<void> {
  const ApplyServerSideEncryptionByDefault = {
    SSEAlgorithm: algorithm,
    ...(key !== undefined && { KMSMasterKeyID: key }),
  };
  const rule = {
    ApplyServerSideEncryptionByDefault,
    ...(bucketKey !== undefined && { BucketKeyEnabled: bucketKey }),
  };
  await send('PutBucketEncryption', {
    Bucket,
    ServerSideEncryptionConfiguration: { Rules: [rule] },
  });
}

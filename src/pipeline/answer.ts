/**
 * The pipeline: a request is located, routed, given a caller, read, performed on a draft, committed, and answered.
 * What refuses it on the way is thrown as an S3Error, and recorded under the step or rule that threw it. This folder is
 * the only one that knows protocol, storage and semantics; it decides nothing about S3 itself.
 */
import { type Log, stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { digestOf } from '../lib/checksums.ts';
import { type Location, locate } from '../protocol/address.ts';
import { readSignature, type Signature } from '../protocol/auth.ts';
import { type ReceivedBody, receiveBody } from '../protocol/body.ts';
import { unnamed } from '../protocol/decode.ts';
import { type EncodedAnswer, encodeAnswer } from '../protocol/encode.ts';
import { headerSection } from '../protocol/headers.ts';
import { kmsTarget } from '../protocol/kms/wire.ts';
import type { WireRequest } from '../protocol/message.ts';
import { statedHeaders } from '../protocol/presigned.ts';
import { type RouteName, route } from '../protocol/route.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import { bucketNameBehind } from '../semantics/accessPoint/find.ts';
import { needBucket } from '../semantics/find.ts';
import { perform } from '../semantics/perform.ts';
import type { Reached } from '../semantics/regions/reach.ts';
import { crossOriginHeaders } from './crossOrigin.ts';
import { askerOf } from './asker.ts';
import { underFaults } from './faults.ts';
import { isOther, others } from './others.ts';
import type { Parts } from './parts.ts';
import { readInput } from './readInput.ts';
import { judgeRegion, reachRegion } from './region.ts';
import { judgeChunks, judgeSignature } from './signature.ts';
import { signerOf } from './signer.ts';
import { type Given, transact } from './transact.ts';

/** Throws Refusal for what is refused, Interrupted for what a fault undoes, StorageFailure when a write cannot be kept. */
export async function answerTo(
  parts: Parts,
  request: WireRequest,
  log: Log,
): Promise<EncodedAnswer> {
  const arrived = await arrive(parts, request, log);
  return underFaults(parts, log, (interrupt) =>
    carryOut(parts, request, { ...arrived, given: { ...arrived.given, interrupt } }),
  );
}

async function carryOut(
  parts: Parts,
  request: WireRequest,
  { name, location, body, given, reached }: Arrived,
): Promise<EncodedAnswer> {
  const { log } = given;
  if (isOther(name)) return others[name]({ parts, request, location, body, given, reached });
  const onBadBody = () => bucketBeforeBody(parts, given, name, location);
  const arrived = { body, location, log, onBadBody };
  const { input, payload, document } = await readInput(parts, name, arrived);
  const { headers: ignored } = unnamed(name, { location, headers: body.headers }, dialect);
  try {
    return await transact(
      parts,
      { ...given, unnamed: ignored, ...(document && { document }) },
      (s3) => encodeAnswer(name, perform(name, input, s3), dialect),
    );
  } finally {
    // By now it is stored, or nobody wants it.
    parts.store.blobs.release(payload);
  }
}

/** S3 says that there is no such bucket before it finds fault with a body (recorded for PutBucketEncryption). */
async function bucketBeforeBody(
  parts: Parts,
  given: Given,
  name: RouteName,
  { bucket }: Location,
): Promise<void> {
  if (bucket === undefined || name === 'CreateBucket') return;
  await transact(parts, given, (s3) => {
    needBucket(s3, bucketNameBehind(s3.draft, bucket));
    return { status: 200, headers: [], body: null };
  });
}

/** What is known of a request before its members are read. */
interface Arrived {
  readonly name: RouteName;
  readonly location: Location;
  readonly body: ReceivedBody;
  readonly given: Given;
  readonly reached: Reached;
}

async function arrive(parts: Parts, request: WireRequest, log: Log): Promise<Arrived> {
  const { world } = parts;
  const { signature: signing, body: framing } = wireRules;
  const addressed = await readAddress(parts, request, log);
  const { location, name } = addressed;
  const reached = await reachRegion(parts, addressed, log);
  const crossOrigin = await crossOriginHeaders(parts, request, location, log);
  log.answerHeaders = [...log.answerHeaders, ...crossOrigin];
  const signature = await stage(log, signing, () => readSignature(request), signatureFacts);
  const signer = await signerOf(parts, { request, location, signature });
  const given = { ...askerOf(world, signer, log, reached.region), log };
  judgeRegion(world, addressed, { signature, reached }, given);
  // S3 judges a signature by the hash that it tells, other services by that of the body.
  const isS3 = log.service === undefined || log.service === 'control';
  if (isS3) judgeSignature(world, signer, given);
  const sent = { ...request, headers: statedHeaders(request, signature) };
  const body = await stage(log, framing, () => receiveBody(sent, dialect), bodyFacts);
  if (!isS3) judgeSignature(world, { ...signer, payloadHash: hashOf(body) }, given);
  judgeChunks(world, signer, body, log);
  return { name, location, body, given, reached };
}

/** Where a request goes, and which operation it is. */
async function readAddress(
  { world }: Parts,
  request: WireRequest,
  log: Log,
): Promise<Pick<Arrived, 'name' | 'location'> & { readonly request: WireRequest }> {
  const { headers, address, route: routing } = wireRules;
  await stage(
    log,
    headers,
    () => headerSection(request, dialect),
    (bytes) => ({ bytes }),
  );
  const bases = { bases: world.endpoints };
  const location = await stage(log, address, () => locate(request, bases), locationFacts);
  Object.assign(log, { bucket: location.bucket, key: location.key });
  const { service } = location;
  if (service === 'website' || service === 'control') log.service = service;
  const name = await stage(
    log,
    routing,
    () => route(request, location, dialect),
    (operation) => ({ operation }),
  );
  log.operation = operationName(request, name);
  if (name === 'Kms') log.service = 'kms';
  if (name === 'Sts') log.service = 'sts';
  return { request, location, name };
}

/** What S3 Control is asked is known when its path is read. */
const operationName = (request: WireRequest, name: RouteName) =>
  name === 'Kms' ? kmsTarget(request) || name : name;

const locationFacts = ({ bucket, key, style }: Location) => ({
  bucket: bucket ?? null,
  key: key ?? null,
  style,
});

const signatureFacts = (signature: Signature) => ({
  kind: signature.kind,
  accessKeyId: 'accessKeyId' in signature ? signature.accessKeyId : null,
});

const hashOf = ({ body }: ReceivedBody) =>
  digestOf('SHA256', body instanceof Uint8Array ? body : new Uint8Array());

const bodyFacts = ({ body, chunked }: ReceivedBody) => ({
  bytes: body instanceof Uint8Array ? body.length : body.size,
  framing: chunked ? 'aws-chunked' : null,
});

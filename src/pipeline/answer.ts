/**
 * The pipeline: a request is located, routed, given a caller, read, performed on a draft, committed, and answered.
 * What refuses it on the way is thrown as an S3Error, and recorded under the step or rule that threw it. This folder is
 * the only one that knows protocol, storage and semantics; it decides nothing about S3 itself.
 */
import { type Log, stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { type Location, locate } from '../protocol/address.ts';
import { readSignature, type Signature } from '../protocol/auth.ts';
import { type ReceivedBody, receiveBody } from '../protocol/body.ts';
import { type EncodedAnswer, encodeAnswer } from '../protocol/encode.ts';
import { header, type WireRequest } from '../protocol/message.ts';
import type { OperationName } from '../protocol/operation.ts';
import { type RouteName, route } from '../protocol/route.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import type { Caller, Context, Surroundings } from '../semantics/context.ts';
import { perform, performFormUpload, performPreflight } from '../semantics/perform.ts';
import { principalOf, type World } from '../world/world.ts';
import type { Parts } from './parts.ts';
import { readInput } from './readInput.ts';
import { transact } from './transact.ts';

/** Throws S3Error for what S3 refuses, StorageFailure when a write cannot be kept. */
export async function answerTo(
  parts: Parts,
  request: WireRequest,
  log: Log,
): Promise<EncodedAnswer> {
  const location = await stage(
    log,
    wireRules.address,
    () => locate(request, { bases: parts.world.endpoints }),
    locationFacts,
  );
  Object.assign(log, { bucket: location.bucket, key: location.key });
  const name = await stage(
    log,
    wireRules.route,
    () => route(request, location, dialect),
    (operation) => ({ operation }),
  );
  log.operation = name;
  const signature = await stage(
    log,
    wireRules.signature,
    () => readSignature(request),
    signatureFacts,
  );
  const caller = callerOf(parts.world, signature);
  log.caller = caller.account === null ? null : { account: caller.account, arn: caller.arn ?? '' };
  const body = await stage(log, wireRules.body, () => receiveBody(request, dialect), bodyFacts);
  const target = targetOf(parts.world, request, location, signature);
  const given = { caller, target, log };
  if (name === 'Preflight' || name === 'PostObject') {
    await transact(parts, given, (s3) => performOther(name, request, location, s3));
    return { status: 204, headers: [], body: null };
  }
  const { input, document } = await readInput(parts, name, { body, location, log });
  const output = await transact(parts, { ...given, ...(document && { document }) }, (s3) =>
    perform(name, input, s3),
  );
  return encodeAnswer(name, output, dialect);
}

function performOther(
  name: Exclude<RouteName, OperationName>,
  request: WireRequest,
  location: Location,
  s3: Context,
): void {
  if (name === 'PostObject') return performFormUpload(s3);
  const Method = header(request, 'access-control-request-method');
  performPreflight(
    { Bucket: location.bucket ?? '', Origin: header(request, 'origin'), Method },
    s3,
  );
}

function callerOf(world: World, signature: Signature): Caller {
  return signature.kind === 'anonymous'
    ? { account: null, arn: null }
    : principalOf(world, signature.accessKeyId);
}

function targetOf(
  world: World,
  request: WireRequest,
  location: Location,
  signature: Signature,
): Surroundings['target'] {
  const signed = 'region' in signature && signature.region !== '' ? signature.region : undefined;
  const { scheme, host } = request;
  return {
    scheme,
    host,
    style: location.style,
    region: location.region ?? signed ?? world.defaultRegion,
  };
}

const locationFacts = ({ bucket, key, style }: Location) => ({
  bucket: bucket ?? null,
  key: key ?? null,
  style,
});

const signatureFacts = (signature: Signature) => ({
  kind: signature.kind,
  accessKeyId: 'accessKeyId' in signature ? signature.accessKeyId : null,
});

const bodyFacts = ({ body, chunked }: ReceivedBody) => ({
  bytes: body instanceof Uint8Array ? body.length : body.size,
  framing: chunked ? 'aws-chunked' : null,
});

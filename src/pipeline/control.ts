/** A request to S3 Control. */
import { stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { control as dialect } from '../protocol/control/dialect.ts';
import { type ControlRoute, routeControl } from '../protocol/control/route.ts';
import { encodeControlAnswer, readControlRequest } from '../protocol/control/wire.ts';
import type { EncodedAnswer } from '../protocol/encode.ts';
import { performControl } from '../semantics/control/perform.ts';
import type { OtherRequest } from './otherRequest.ts';
import { keepDocument } from './readInput.ts';
import { transact } from './transact.ts';

export async function control(other: OtherRequest): Promise<EncodedAnswer> {
  const { request, location, given } = other;
  const { log } = given;
  const found = await stage(
    log,
    wireRules.route,
    () => routeControl(request, location),
    ({ name }) => ({ operation: name }),
  );
  log.operation = found.name;
  return carryOut(found, other);
}

async function carryOut(
  found: ControlRoute,
  { parts, location, body, given }: OtherRequest,
): Promise<EncodedAnswer> {
  const { name } = found;
  const { log } = given;
  const { headers, body: content } = body;
  const bytes = content instanceof Uint8Array ? content : new Uint8Array();
  const input = await stage(
    log,
    wireRules.members,
    () => readControlRequest(found, { location, headers }, bytes),
    (members) => ({ members: Object.keys(members).join(', ') }),
  );
  const document =
    bytes.length === 0
      ? undefined
      : await keepDocument(parts, log, body, dialect.model.operation(name));
  try {
    return await transact(parts, { ...given, ...(document && { document }) }, (s3) =>
      encodeControlAnswer(name, performControl(name, input, s3)),
    );
  } finally {
    if (document) parts.store.blobs.release(document.payload);
  }
}

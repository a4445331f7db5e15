/** A request to STS. */
import { stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import type { EncodedAnswer } from '../protocol/encode.ts';
import { encodeStsAnswer, readStsRequest } from '../protocol/sts/wire.ts';
import { performSts } from '../semantics/sts/perform.ts';
import type { OtherRequest } from './otherRequest.ts';
import { transact } from './transact.ts';

export async function sts({ parts, request, body, given }: OtherRequest): Promise<EncodedAnswer> {
  const { log } = given;
  const bytes = body.body instanceof Uint8Array ? body.body : new Uint8Array();
  const read = await stage(
    log,
    wireRules.members,
    () => readStsRequest(bytes, request.target.split('?')[1] ?? ''),
    ({ operation }) => ({ operation }),
  );
  if (read.operation !== '') log.operation = read.operation;
  return transact(parts, given, (context) =>
    encodeStsAnswer(read.operation, performSts(read, context), log.requestId),
  );
}

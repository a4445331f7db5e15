/** A request to KMS. */
import { stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import type { EncodedAnswer } from '../protocol/encode.ts';
import { encodeKmsAnswer, kmsTarget, readKmsRequest } from '../protocol/kms/wire.ts';
import { performKms } from '../semantics/kms/perform.ts';
import type { OtherRequest } from './otherRequest.ts';
import { transact } from './transact.ts';

export async function kms({ parts, request, body, given }: OtherRequest): Promise<EncodedAnswer> {
  const operation = kmsTarget(request) ?? '';
  const bytes = body.body instanceof Uint8Array ? body.body : new Uint8Array();
  const read = await stage(
    given.log,
    wireRules.members,
    () => readKmsRequest(operation, bytes),
    ({ input }) => ({ members: Object.keys(input).join(', ') }),
  );
  return transact(parts, given, (context) => encodeKmsAnswer(performKms(read, context)));
}

import type { Input, Output } from '../../protocol/operation.ts';
import { messageSize } from '../../select/question.ts';
import { noteAccess } from '../archive/access.ts';
import { archiveAround } from '../archive/archive.ts';
import type { Context } from '../context.ts';
import { readKey } from '../encryption/customerKey.ts';
import { needObject, openBucket } from '../find.ts';
import { questionOf } from '../selection/question.ts';
import { classIsSelectable, selectionGoesOn, selectIsSigned } from '../rules/select.ts';
import { selectFrom } from '../selection/selection.ts';

/** The events of a stream: results, how far it got, how much there was, and the end. */
export function SelectObjectContent(
  input: Input<'SelectObjectContent'>,
  s3: Context,
): Output<'SelectObjectContent'> {
  s3.guard(selectIsSigned, { account: s3.caller.account });
  const bucket = openBucket(s3, input, 's3:GetObject');
  const question = questionOf(s3, input);
  const key = readKey(s3, input);
  const object = needObject(s3, input, 'POST');
  s3.guard(classIsSelectable, { object, archive: archiveAround(bucket, object, s3.now) });
  const { records, scanned, processed, broken } = selectFrom(s3, object, question, key);
  noteAccess(s3, object);
  const { expression } = question;
  const failed = s3.judge(selectionGoesOn, { expression, fault: broken });
  const Details = {
    BytesScanned: scanned,
    BytesProcessed: processed,
    BytesReturned: records.length,
  };
  const { code = '', message = '' } = failed ?? {};
  const events = [
    ...messagesOf(records),
    ...(input.RequestProgress?.Enabled ? [{ Progress: { Details } }] : []),
    ...(failed ? [{ $error: { code, message } }] : [{ Stats: { Details } }, { End: {} }]),
  ];
  // Streams are lists of events until they are encoded.
  return { Payload: events } as unknown as Output<'SelectObjectContent'>;
}

function messagesOf(records: Uint8Array) {
  const count = Math.ceil(records.length / messageSize);
  return Array.from({ length: count }, (_, i) => ({
    Records: { Payload: records.subarray(i * messageSize, (i + 1) * messageSize) },
  }));
}

/** Requester pays: https://docs.aws.amazon.com/AmazonS3/latest/userguide/RequesterPaysBuckets.html */
import type { Input, OperationName, Output } from '../protocol/operation.ts';
import { recordId } from '../storage/recordId.ts';
import type { BucketRecord } from '../storage/records.ts';
import type { Context } from './context.ts';
import { requestCharged, requesterAgreesToPay } from './rules/payment.ts';

export interface PayingInput {
  readonly RequestPayer?: string | undefined;
}

/** Settings of the bucket cost nobody but its owner anything. */
const ofData =
  /^s3:(ListBucket|ListMultipart|ListObject|AbortMultipart|(Get|Put|Delete|Restore|Update)Object)/;

function factsOf({ caller }: Context, bucket: BucketRecord, { RequestPayer }: PayingInput) {
  return {
    requesterPays: bucket.payer === 'Requester',
    isOwner: caller.account === bucket.account,
    RequestPayer,
  };
}

export function checkPayer(
  s3: Context,
  bucket: BucketRecord,
  input: PayingInput,
  action: string,
): void {
  const facts = factsOf(s3, bucket, input);
  if (!facts.requesterPays || !ofData.test(action)) return;
  s3.guard(requesterAgreesToPay, { ...facts, account: s3.caller.account });
}

/**
 * The answer, with x-amz-request-charged where the requester paid for it: for the bucket that he wrote to, or for the one
 * that he copied from.
 */
export function withCharge<Name extends OperationName>(
  s3: Context,
  name: Name,
  bucket: BucketRecord | undefined,
  { input, output }: { readonly input: Input<Name>; readonly output: Output<Name> },
): Output<Name> {
  const source = s3.source && s3.draft.get(recordId.bucket(s3.source.bucket));
  const all = [bucket, source].flatMap((one) =>
    one?.kind === 'bucket' && one.payer === 'Requester' ? [one] : [],
  );
  const payable = all.find(({ account }) => account !== s3.caller.account) ?? all[0];
  if (!payable) return output;
  const { output: answered } = s3.dialect.model.operation(name);
  if (!answered?.members.some((member) => member.name === 'RequestCharged')) return output;
  const RequestCharged = s3.decide(requestCharged, factsOf(s3, payable, input as PayingInput));
  return RequestCharged === undefined ? output : { ...output, RequestCharged };
}

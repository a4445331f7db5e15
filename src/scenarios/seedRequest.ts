/** What the requests of a seed have in common: a signature that only names its signer, and the wish to be answered. */
import { text } from '../lib/bytes.ts';
import type { WireAnswer } from '../protocol/message.ts';

export function authorizationOf(
  accessKeyId: string,
  region: string,
  service: 's3' | 'kms',
): readonly [name: string, value: string] {
  const credential = `Credential=${accessKeyId}/20260101/${region}/${service}/aws4_request`;
  return ['authorization', `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=host, Signature=seed`];
}

/** Throws what was answered when that is a refusal: a seed that does not fit is a mistake of its writer. */
export function answered(operation: string, answer: WireAnswer): WireAnswer {
  if (answer.status < 300) return answer;
  const said = answer.body instanceof Uint8Array ? text(answer.body) : '';
  throw new Error(`The seed's ${operation} was answered ${answer.status}: ${said}`);
}

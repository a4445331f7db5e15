/** What the requests of the fuzzer choose among. */
import type { Random } from '../../src/lib/random.ts';

/** What a chance offers, one of them. */
export type Pick = <T>(choices: readonly T[]) => T;

export const picker =
  (random: Random): Pick =>
  (choices) =>
    choices[random() % choices.length] as never;

export const keys = ['cat', 'a/b/c', 'a/b', 'a', '?x', 'a+b %', 'é/\u{1f600}', 'nul\0', '<&>\r'];

export const signed = (key: string, service = 's3') =>
  `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;

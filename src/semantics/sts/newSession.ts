/** A temporary key: the record of it, and what is told once. */
import type { StsAnswer } from '../../protocol/sts/operation.ts';
import { recordId } from '../../storage/recordId.ts';
import type { StsSessionRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';

type Wanted = Omit<StsSessionRecord, 'kind' | 'id' | 'accessKeyId' | 'issued' | 'expires'> & {
  /** Seconds. */
  readonly duration: number;
};

export function newSession(
  { draft, ids, now }: Context,
  { account, of, arn, name, policies, tags, duration }: Wanted,
): StsAnswer {
  const accessKeyId = ids.temporaryKeyId(draft.nextWrite());
  const expires = now + duration * 1000;
  const key = { kind: 'stsSession', id: recordId.stsSession(accessKeyId), accessKeyId } as const;
  draft.put({ ...key, account, of, arn, name, policies, tags, issued: now, expires });
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: ids.temporarySecret(accessKeyId),
    SessionToken: ids.sessionToken(accessKeyId),
    Expiration: new Date(expires).toISOString().replace(/\.\d+Z$/, 'Z'),
  };
}

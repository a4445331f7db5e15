/** Grants by their tokens. */
import type { KmsGrant, KmsKeyRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { isGone } from './keyNamed.ts';
import { keyArn } from './names.ts';
import { grantTokensAreKnown } from '../rules/kmsGrantEnd.ts';

export interface GrantOfKey {
  readonly key: KmsKeyRecord;
  readonly grant: KmsGrant;
}

/** All grants of a region, of whichever account. */
export function* grantsOfRegion(kms: Context): IterableIterator<GrantOfKey> {
  for (const key of kms.draft.scan(recordId.kmsKeys)) {
    if (key.kind !== 'kmsKey' || key.region !== kms.target.region || isGone(key, kms.now)) continue;
    for (const grant of key.grants ?? []) yield { key, grant };
  }
}

export function grantOfToken(kms: Context, token: string): GrantOfKey | undefined {
  for (const one of grantsOfRegion(kms)) if (one.grant.token === token) return one;
  return undefined;
}

export function checkGrantTokens(kms: Context, GrantTokens: readonly string[] | undefined): void {
  const known = (token: string) => grantOfToken(kms, token) !== undefined;
  kms.guard(grantTokensAreKnown, { GrantTokens, known });
}

/** A grant as lists have it. */
export function listedGrant({ key, grant }: GrantOfKey) {
  const { GrantId, created, Name = '', GranteePrincipal, RetiringPrincipal, issuer } = grant;
  const { Operations, Constraints } = grant;
  return {
    KeyId: keyArn(key),
    GrantId,
    Name,
    CreationDate: new Date(created),
    GranteePrincipal,
    ...(RetiringPrincipal !== undefined && { RetiringPrincipal }),
    IssuingAccount: `arn:aws:iam::${issuer}:root`,
    Operations,
    ...(Constraints && { Constraints }),
  };
}

export function withoutGrant({ grants = [], ...key }: KmsKeyRecord, GrantId: string): KmsKeyRecord {
  const rest = grants.filter((one) => one.GrantId !== GrantId);
  return rest.length > 0 ? { ...key, grants: rest } : key;
}

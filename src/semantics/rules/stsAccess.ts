/** Who may be given a temporary key. */
import type { Opinion, Remedy } from '../../explain/trace.ts';
import { refuseSts } from '../../protocol/sts/errors.ts';
import type { Verdict } from '../policy/decide.ts';
import { guard } from '../rule.ts';
import { iamGuide, stsApi } from './cites.ts';

export interface StsAccess extends Pick<Verdict, 'effect' | 'kind'> {
  readonly arn: string | null;
  readonly action: string;
  readonly resource: string;
  readonly because: string;
  readonly isRoot: boolean;
  readonly opinions: () => readonly Opinion[];
  readonly remedies: () => readonly Remedy[];
}

function denied({ arn, action, resource, effect, kind }: StsAccess) {
  const words = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;
  const why = effect === 'Deny' ? ` with an explicit deny in a ${kind}` : '';
  return refuseSts('AccessDenied', words + why.replace(' a i', ' an i'));
}

export const roleMayBeAssumed = guard<StsAccess>({
  id: 'sts/assume',
  phase: 'access',
  says: "A role is assumed by those whom its trust policy names, or by whom their account lets if it names that; another account's people need the word of both sides, and no root may.",
  cites: [
    stsApi('API_AssumeRole'),
    iamGuide('id_roles_update-role-trust-policy'),
    iamGuide('troubleshoot_roles'),
  ],
  basis: 'documented',
  refuses(access) {
    if (access.isRoot)
      return refuseSts('AccessDenied', 'Roles may not be assumed by root accounts.');
    return access.effect === 'Allow' ? undefined : denied(access);
  },
  opinions: ({ opinions }) => opinions(),
  remedies: ({ remedies, isRoot }) => (isRoot ? [] : remedies()),
});

export const stsAllows = guard<StsAccess>({
  id: 'sts/allowed',
  phase: 'access',
  says: 'A user federates somebody if his policies let him.',
  cites: [stsApi('API_GetFederationToken')],
  basis: 'documented',
  refuses: (access) => (access.effect === 'Allow' ? undefined : denied(access)),
  opinions: ({ opinions }) => opinions(),
  remedies: ({ remedies }) => remedies(),
});

export const keyLasts = guard<{ operation: string; isSession: boolean }>({
  id: 'sts/long-term',
  phase: 'access',
  says: 'Session tokens and federation tokens are given for keys that last.',
  cites: [stsApi('API_GetSessionToken'), stsApi('API_GetFederationToken')],
  basis: 'documented',
  refuses: ({ operation, isSession }) =>
    isSession
      ? refuseSts('AccessDenied', `Cannot call ${operation} with session credentials`)
      : undefined,
});

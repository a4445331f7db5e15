/** Naming grants on KMS keys, and ending them. */
import { refuseKms } from '../../protocol/kms/errors.ts';
import type { KmsGrant, KmsKeyRecord } from '../../storage/records.ts';
import { keyArn } from '../kms/names.ts';
import { guard } from '../rule.ts';
import { kmsApi, kmsGuide } from './cites.ts';

export const grantTokensAreKnown = guard<{
  GrantTokens: readonly string[] | undefined;
  known: (token: string) => boolean;
}>({
  id: 'kms/grant-tokens',
  about: 'GrantTokens',
  phase: 'request',
  says: 'A grant token is one that CreateGrant answered; it adds nothing here, where grants count at once.',
  cites: [kmsGuide('using-grant-token')],
  basis: 'documented',
  refuses: ({ GrantTokens = [], known }) =>
    GrantTokens.every(known)
      ? undefined
      : refuseKms('InvalidGrantTokenException', 'The grant token is not valid.'),
});

export const grantExists = guard<{
  grant: KmsGrant | undefined;
  GrantId: string;
  key: KmsKeyRecord;
}>({
  id: 'kms/grant-exists',
  phase: 'request',
  says: 'A grant that is to end is one of the key.',
  cites: [kmsApi('RevokeGrant'), 'getmoto/moto#5410'],
  basis: 'documented',
  refuses: ({ grant, GrantId, key }) =>
    grant
      ? undefined
      : refuseKms('NotFoundException', `Grant ID ${GrantId} not found for key ${keyArn(key)}`),
});

export const grantIsNamed = guard<{
  GrantToken: string | undefined;
  KeyId: string | undefined;
  GrantId: string | undefined;
}>({
  id: 'kms/grant-named',
  phase: 'request',
  says: 'A grant to retire is named by its token, or by its key and its id.',
  cites: [kmsApi('RetireGrant')],
  basis: 'documented',
  refuses({ GrantToken, KeyId, GrantId }) {
    const byId = KeyId !== undefined && GrantId !== undefined;
    const some = KeyId !== undefined || GrantId !== undefined;
    return GrantToken === undefined ? missing(byId) : missing(!some);
  },
});

const missing = (fine: boolean) =>
  fine
    ? undefined
    : refuseKms(
        'ValidationException',
        'A grant token, or a key id and a grant id, must be specified, and not both.',
      );

export const notADryRun = guard<{ DryRun: boolean | undefined }>({
  id: 'kms/dry-run',
  about: 'DryRun',
  phase: 'request',
  says: 'A dry run ends where the request would have taken effect.',
  cites: [kmsGuide('testing-permissions')],
  basis: 'documented',
  refuses: ({ DryRun }) =>
    DryRun
      ? refuseKms(
          'DryRunOperationException',
          'The request would have succeeded, but the DryRun option is set.',
        )
      : undefined,
});

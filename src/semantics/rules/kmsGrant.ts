/** Making grants on KMS keys. */
import { refuseKms } from '../../protocol/kms/errors.ts';
import type { GrantConstraints, KmsKeyRecord } from '../../storage/records.ts';
import { operationsOf } from '../kms/algorithms.ts';
import type { KmsTrouble } from '../kms/keyNamed.ts';
import { guard } from '../rule.ts';
import { kmsApi, kmsGuide } from './cites.ts';

export const grantsAreForPrincipals = guard<{ services: readonly (string | undefined)[] }>({
  id: 'kms/grant-services',
  phase: 'request',
  says: 'Grants for services of AWS are not modelled: none of them uses keys here, but S3 in the name of who asks.',
  cites: [kmsApi('CreateGrant')],
  basis: 'inferred',
  refuses: ({ services }) =>
    services.some((service) => service !== undefined)
      ? refuseKms(
          'UnsupportedOperationException',
          'Grants for service principals are not implemented.',
        )
      : undefined,
});

export const granteeIsNamed = guard<{ GranteePrincipal: string | undefined }>({
  id: 'kms/grantee-named',
  phase: 'request',
  says: 'A grant is for somebody.',
  cites: [kmsApi('CreateGrant')],
  basis: 'documented',
  refuses: ({ GranteePrincipal }) =>
    GranteePrincipal === undefined
      ? refuseKms(
          'ValidationException',
          "1 validation error detected: Value null at 'granteePrincipal' failed to satisfy constraint: Member must not be null",
        )
      : undefined,
});

export const principalsOfGrantExist = guard<{ unknown: string | undefined }>({
  id: 'kms/grant-principals',
  phase: 'request',
  says: 'Who gets a grant, and who may retire it, is an account, a user, a role or a session that there is; accounts that this world does not have are taken at their word.',
  cites: [kmsApi('CreateGrant'), 'hashicorp/terraform-provider-aws#3038'],
  basis: 'documented',
  refuses: ({ unknown }) =>
    unknown === undefined
      ? undefined
      : refuseKms('InvalidArnException', `ARN does not refer to a valid principal: ${unknown}`),
});

export const grantIsOfUse = guard<{ Operations: readonly string[] }>({
  id: 'kms/grant-operations',
  phase: 'request',
  says: 'A grant allows something besides making grants.',
  cites: [kmsApi('CreateGrant'), 'ansible/ansible#31960'],
  basis: 'documented',
  refuses: ({ Operations }) =>
    Operations.some((one) => one !== 'CreateGrant')
      ? undefined
      : refuseKms('ValidationException', 'Grants must not contain only the CreateGrant operation.'),
});

export const grantFitsKey = guard<{ Operations: readonly string[]; key: KmsKeyRecord }>({
  id: 'kms/grant-fits-key',
  phase: 'request',
  says: 'A grant allows only what its key can do.',
  cites: [kmsGuide('grants')],
  basis: 'documented',
  refuses({ Operations, key }) {
    const known = operationsOf(key);
    const wrong = Operations.filter((one) => !known.includes(one));
    return wrong.length > 0
      ? refuseKms(
          'ValidationException',
          `Operations [${wrong.join(', ')}] are not supported by a key with usage ${key.keyUsage} and spec ${key.keySpec}.`,
        )
      : undefined;
  },
});

interface Constrained {
  readonly Constraints: GrantConstraints | undefined;
  readonly key: KmsKeyRecord;
}

const contextsOf = ({ EncryptionContextEquals, EncryptionContextSubset }: GrantConstraints = {}) =>
  [EncryptionContextEquals, EncryptionContextSubset].filter((one) => one !== undefined);

export const oneGrantConstraint = guard<Constrained>({
  id: 'kms/grant-constraints',
  about: 'Constraints',
  phase: 'request',
  says: 'A grant asks for an encryption context in one way: that it is so, or that it has these pairs.',
  cites: [kmsApi('GrantConstraints'), 'aws/aws-sdk-java#328'],
  basis: 'documented',
  refuses: ({ Constraints }) =>
    contextsOf(Constraints).length > 1
      ? refuseKms('ValidationException', 'More than one constraint supplied')
      : undefined,
});

export const constraintsNeedContext = guard<Constrained>({
  id: 'kms/grant-context',
  about: 'Constraints',
  phase: 'request',
  says: 'Only keys for symmetric encryption are used with an encryption context that a grant may ask for, of up to eight pairs.',
  cites: [kmsApi('CreateGrant'), kmsApi('GrantConstraints')],
  basis: 'documented',
  refuses({ Constraints, key }) {
    const [context] = contextsOf(Constraints);
    if (!context) return undefined;
    if (key.keySpec !== 'SYMMETRIC_DEFAULT')
      return refuseKms(
        'ValidationException',
        `Encryption context constraints are not supported by a key with spec ${key.keySpec}.`,
      );
    return Object.keys(context).length > 8
      ? refuseKms(
          'ValidationException',
          'A grant constraint has at most 8 encryption context pairs.',
        )
      : undefined;
  },
});

export const keyTakesGrants = guard<{ key: string; trouble: KmsTrouble | undefined }>({
  id: 'kms/grant-key-state',
  phase: 'request',
  says: 'Grants are made on keys that are enabled.',
  cites: [kmsGuide('key-state')],
  basis: 'documented',
  refuses: ({ trouble }) => trouble && refuseKms(trouble.code, trouble.message),
});

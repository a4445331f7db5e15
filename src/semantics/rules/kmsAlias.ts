/** Aliases of KMS keys. */
import { refuseKms } from '../../protocol/kms/errors.ts';
import type { KmsAliasRecord, KmsKeyRecord } from '../../storage/records.ts';
import { guard } from '../rule.ts';
import { kmsApi, kmsGuide } from './cites.ts';

const page = kmsGuide('kms-alias');

export const aliasHasPrefix = guard<{ name: string }>({
  id: 'kms/alias-prefix',
  phase: 'request',
  says: 'The name of an alias begins with alias/.',
  cites: [kmsApi('CreateAlias')],
  basis: 'documented',
  refuses: ({ name }) =>
    /^alias\/./.test(name)
      ? undefined
      : refuseKms(
          'ValidationException',
          `Alias must start with the prefix "alias/". Please see ${page}`,
        ),
});

export const aliasIsNotAws = guard<{ name: string }>({
  id: 'kms/alias-reserved',
  phase: 'access',
  says: 'Names that begin with alias/aws/ are those of AWS managed keys.',
  cites: [kmsApi('CreateAlias')],
  basis: 'documented',
  refuses: ({ name }) =>
    name.startsWith('alias/aws/') ? refuseKms('NotAuthorizedException') : undefined,
});

export const aliasNameIsValid = guard<{ name: string }>({
  id: 'kms/alias-form',
  phase: 'request',
  says: 'Behind its prefix, an alias has no colon.',
  cites: [kmsApi('CreateAlias')],
  basis: 'documented',
  refuses: ({ name }) =>
    name.includes(':')
      ? refuseKms('InvalidAliasNameException', `${name} contains invalid characters for an alias`)
      : undefined,
});

export const aliasIsNew = guard<{ existing: KmsAliasRecord | undefined; arn: string }>({
  id: 'kms/alias-new',
  phase: 'request',
  says: 'A name is given to one key only, in an account and region.',
  cites: [kmsApi('CreateAlias')],
  basis: 'documented',
  refuses: ({ existing, arn }) =>
    existing
      ? refuseKms('AlreadyExistsException', `An alias with the name ${arn} already exists`)
      : undefined,
});

export const aliasExists = guard<{ existing: KmsAliasRecord | undefined; arn: string }>({
  id: 'kms/alias-exists',
  phase: 'request',
  says: 'An alias that is to be moved or removed must be there.',
  cites: [kmsApi('UpdateAlias'), kmsApi('DeleteAlias')],
  basis: 'documented',
  refuses: ({ existing, arn }) =>
    existing ? undefined : refuseKms('NotFoundException', `Alias ${arn} is not found.`),
});

export const aliasTargetIsAKey = guard<{ target: string }>({
  id: 'kms/alias-target',
  phase: 'request',
  says: 'An alias stands for a key, never for another alias.',
  cites: [kmsApi('CreateAlias')],
  basis: 'documented',
  refuses: ({ target }) =>
    /(?:^|:)alias\//.test(target)
      ? refuseKms('ValidationException', 'Aliases must refer to keys. Not aliases')
      : undefined,
});

export const aliasKeepsItsKind = guard<{
  before: KmsKeyRecord | undefined;
  after: KmsKeyRecord;
}>({
  id: 'kms/alias-kind',
  about: 'before',
  phase: 'request',
  says: 'An alias moves only to a key that is as symmetric, and as used, as the one it leaves.',
  cites: [kmsApi('UpdateAlias')],
  basis: 'documented',
  refuses({ before, after }) {
    if (!before) return undefined;
    const family = ({ keySpec }: KmsKeyRecord) =>
      keySpec === 'SYMMETRIC_DEFAULT' ? 'symmetric' : keySpec.startsWith('HMAC') ? 'hmac' : 'pair';
    return family(before) === family(after) && before.keyUsage === after.keyUsage
      ? undefined
      : refuseKms(
          'ValidationException',
          `The alias cannot move from a key for ${before.keyUsage} (${before.keySpec}) to one for ${after.keyUsage} (${after.keySpec}).`,
        );
  },
});

export const aliasesFit = guard<{ count: number }>({
  id: 'kms/alias-count',
  phase: 'request',
  says: 'A key has at most 50 aliases.',
  cites: [kmsGuide('resource-limits')],
  basis: 'documented',
  refuses: ({ count }) =>
    count < 50
      ? undefined
      : refuseKms('LimitExceededException', 'The maximum number of aliases of a key is 50.'),
});

import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { aliasArn } from './names.ts';
import { aliasesIn } from './aliases.ts';
import { needKeyById, placeOf } from './find.ts';
import { pageOf } from './listing.ts';

export function ListAliases(input: KmsInput<'ListAliases'>, kms: Context): KmsOutput {
  const { KeyId } = input;
  const of = KeyId === undefined ? undefined : needKeyById(kms, KeyId, 'kms:ListAliases').keyId;
  const all = aliasesIn(kms, placeOf(kms), of);
  const { entries, rest } = pageOf(kms, all, ({ name }) => name, input, 50);
  const Aliases = entries.map((alias) => ({
    AliasArn: aliasArn(alias),
    AliasName: alias.name,
    CreationDate: new Date(alias.created),
    LastUpdatedDate: new Date(alias.updated),
    TargetKeyId: alias.keyId,
  }));
  return { Aliases, ...rest };
}

import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { aliasArn } from './names.ts';
import { aliasesIn } from './aliasNames.ts';
import { authorizeKms } from './authorize.ts';
import { placeOf } from './find.ts';
import { lookForKey } from './keyNamed.ts';
import { kmsKeyExists, kmsKeyIsNotAnAlias } from '../rules/kmsKey.ts';
import { pageOf } from './listing.ts';

export function ListAliases(input: KmsInput<'ListAliases'>, kms: Context): KmsOutput {
  const { KeyId } = input;
  authorizeKms(kms, { action: 'kms:ListAliases', resource: '*' });
  const of = KeyId === undefined ? undefined : keyIdOf(kms, KeyId);
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

/** Another account's key has no aliases here, whether there is one or not. */
function keyIdOf(kms: Context, named: string): string {
  kms.guard(kmsKeyIsNotAnAlias, { named });
  const { key, trouble } = lookForKey(kms, named, placeOf(kms));
  kms.guard(kmsKeyExists, { named, trouble });
  return key?.account === kms.caller.account ? key.keyId : '';
}

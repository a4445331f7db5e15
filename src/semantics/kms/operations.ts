/** The operations of KMS, by AWS's name: the compiler asks for each. */
import type { KmsInput, KmsOperationName, KmsOutput } from '../../protocol/kms/operation.ts';
import type { Context } from '../context.ts';
import { CancelKeyDeletion } from './CancelKeyDeletion.ts';
import { CreateAlias } from './CreateAlias.ts';
import { CreateGrant } from './CreateGrant.ts';
import { CreateKey } from './CreateKey.ts';
import { DeleteAlias } from './DeleteAlias.ts';
import { DescribeKey } from './DescribeKey.ts';
import { DisableKey } from './DisableKey.ts';
import { EnableKey } from './EnableKey.ts';
import { GetKeyPolicy } from './GetKeyPolicy.ts';
import { ListAliases } from './ListAliases.ts';
import { ListGrants } from './ListGrants.ts';
import { ListKeyPolicies } from './ListKeyPolicies.ts';
import { ListKeys } from './ListKeys.ts';
import { ListResourceTags } from './ListResourceTags.ts';
import { ListRetirableGrants } from './ListRetirableGrants.ts';
import { PutKeyPolicy } from './PutKeyPolicy.ts';
import { RetireGrant } from './RetireGrant.ts';
import { RevokeGrant } from './RevokeGrant.ts';
import { ScheduleKeyDeletion } from './ScheduleKeyDeletion.ts';
import { TagResource } from './TagResource.ts';
import { UntagResource } from './UntagResource.ts';
import { UpdateAlias } from './UpdateAlias.ts';
import { UpdateKeyDescription } from './UpdateKeyDescription.ts';

type Handler<Name extends KmsOperationName> = (
  input: KmsInput<Name>,
  kms: Context,
) => KmsOutput | void;

export const kmsHandlers: { readonly [Name in KmsOperationName]: Handler<Name> } = {
  CancelKeyDeletion,
  CreateAlias,
  CreateGrant,
  CreateKey,
  DeleteAlias,
  DescribeKey,
  DisableKey,
  EnableKey,
  GetKeyPolicy,
  ListAliases,
  ListGrants,
  ListKeyPolicies,
  ListKeys,
  ListResourceTags,
  ListRetirableGrants,
  PutKeyPolicy,
  RetireGrant,
  RevokeGrant,
  ScheduleKeyDeletion,
  TagResource,
  UntagResource,
  UpdateAlias,
  UpdateKeyDescription,
};

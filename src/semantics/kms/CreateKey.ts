import type { KmsInput, KmsOutput } from '../../protocol/kms/operation.ts';
import type { KmsKeyRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import type { Context } from '../context.ts';
import { authorizeKms } from './authorize.ts';
import { defaultKeyPolicy } from './defaultPolicies.ts';
import {
  keySpec,
  keyStoreIsModelled,
  keyUsageFits,
  keyUsageIsStated,
  oneKeySpec,
} from '../rules/kmsNewKey.ts';
import { keyPolicy } from '../rules/kmsPolicy.ts';
import { placeOf } from './find.ts';
import { keyMetadata } from './metadata.ts';
import { checkPolicy } from './policy.ts';
import { checkTags, tagsOf } from './tags.ts';

export function CreateKey(input: KmsInput<'CreateKey'>, kms: Context): KmsOutput {
  const place = placeOf(kms);
  const { Tags = [], ...conditions } = input;
  authorizeKms(kms, {
    action: 'kms:CreateKey',
    resource: '*',
    input: { ...conditions, tags: tagsOf(Tags) },
  });
  const { origin, spec, keyUsage } = kindOfKey(input, kms);
  checkPolicy(kms, input);
  const tags = checkTags(kms, [], Tags);
  const standard = defaultKeyPolicy(place.account);
  const policy = kms.decide(keyPolicy, { Policy: input.Policy, standard });
  const write = kms.draft.nextWrite();
  const multiRegion = input.MultiRegion ?? false;
  const keyId = kms.ids.keyId(write, multiRegion);
  const isSymmetric = origin === 'AWS_KMS' && spec === 'SYMMETRIC_DEFAULT';
  const key: KmsKeyRecord = {
    kind: 'kmsKey',
    id: recordId.kmsKey(place.account, place.region, keyId),
    ...place,
    keyId,
    created: kms.now,
    manager: 'CUSTOMER',
    description: input.Description ?? '',
    keySpec: spec,
    keyUsage,
    origin,
    multiRegion,
    ...(isSymmetric && { materialId: kms.ids.keyMaterialId(write) }),
    enabled: origin === 'AWS_KMS',
    policy,
    tags,
  };
  kms.draft.put(key);
  return { KeyMetadata: keyMetadata(key, kms.now) };
}

/** What the key is for, if there are such keys. */
function kindOfKey(input: KmsInput<'CreateKey'>, kms: Context) {
  const origin = input.Origin ?? 'AWS_KMS';
  kms.guard(oneKeySpec, { KeySpec: input.KeySpec, old: input.CustomerMasterKeySpec });
  const asked = input.KeySpec ?? input.CustomerMasterKeySpec;
  const spec = kms.decide(keySpec, { asked });
  kms.guard(keyUsageIsStated, { KeyUsage: input.KeyUsage, spec });
  const keyUsage = input.KeyUsage ?? 'ENCRYPT_DECRYPT';
  kms.guard(keyUsageFits, { KeyUsage: keyUsage, spec });
  kms.guard(keyStoreIsModelled, { origin, store: input.CustomKeyStoreId ?? input.XksKeyId });
  return { origin, spec, keyUsage };
}

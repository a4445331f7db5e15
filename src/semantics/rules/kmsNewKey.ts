/** What a new KMS key is made of, and its tags. */
import { refuseKms } from '../../protocol/kms/errors.ts';
import type { Tag } from '../../storage/attributes.ts';
import { usagesOf } from '../kms/algorithms.ts';
import { decision, guard } from '../rule.ts';
import { kmsApi, kmsGuide } from './cites.ts';

export const oneKeySpec = guard<{ KeySpec: string | undefined; old: string | undefined }>({
  id: 'kms/one-key-spec',
  about: 'old',
  phase: 'request',
  says: 'The kind of key is said once: by KeySpec, or by CustomerMasterKeySpec as of old.',
  cites: [kmsApi('CreateKey')],
  basis: 'inferred',
  refuses: ({ KeySpec, old }) =>
    KeySpec === undefined || old === undefined
      ? undefined
      : refuseKms(
          'ValidationException',
          'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
        ),
});

export const keySpec = decision<{ asked: string | undefined }, string>({
  id: 'kms/key-spec',
  phase: 'decide',
  says: 'A key is for symmetric encryption unless the request says otherwise.',
  cites: [kmsApi('CreateKey')],
  basis: 'documented',
  decides: ['KeySpec'],
  ways: ['defaulted', 'requested'],
  choose: ({ asked }) =>
    asked === undefined
      ? { value: 'SYMMETRIC_DEFAULT', origin: 'defaulted', because: 'KeySpec was not sent' }
      : { value: asked, origin: 'requested', because: `KeySpec is ${asked}` },
});

export const keyUsageIsStated = guard<{ KeyUsage: string | undefined; spec: string }>({
  id: 'kms/usage-stated',
  phase: 'request',
  says: 'Only a key for symmetric encryption goes without saying what it is for.',
  cites: [kmsApi('CreateKey')],
  basis: 'documented',
  refuses: ({ KeyUsage, spec }) =>
    KeyUsage !== undefined || spec === 'SYMMETRIC_DEFAULT'
      ? undefined
      : refuseKms(
          'ValidationException',
          'You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.',
        ),
});

export const keyUsageFits = guard<{ KeyUsage: string; spec: string }>({
  id: 'kms/usage-fits',
  phase: 'request',
  says: 'A key is for what its kind can do.',
  cites: [kmsApi('CreateKey')],
  basis: 'documented',
  refuses: ({ KeyUsage, spec }) =>
    usagesOf(spec).includes(KeyUsage)
      ? undefined
      : refuseKms(
          'ValidationException',
          `KeyUsage ${KeyUsage} is not compatible with KeySpec ${spec}`,
        ),
});

export const keyStoreIsModelled = guard<{ origin: string; store: string | undefined }>({
  id: 'kms/store-modelled',
  phase: 'request',
  says: 'Keys in stores outside of KMS are not modelled.',
  cites: [kmsGuide('key-store-overview')],
  basis: 'inferred',
  refuses: ({ origin, store }) =>
    store !== undefined || origin === 'AWS_CLOUDHSM' || origin === 'EXTERNAL_KEY_STORE'
      ? refuseKms('UnsupportedOperationException', 'Custom key stores are not implemented.')
      : undefined,
});

export const keyTagsAreValid = guard<{ tags: readonly Tag[] }>({
  id: 'kms/tags',
  about: 'tags',
  phase: 'request',
  says: 'Tags of a key have keys of their own, of 1 to 128 characters, which do not begin with aws:.',
  cites: [kmsApi('TagResource')],
  basis: 'documented',
  refuses({ tags }) {
    const keys = tags.map(({ Key }) => Key);
    if (keys.some((key) => key.length < 1 || key.length > 128 || /^aws:/i.test(key)))
      return refuseKms('TagException', 'The tag key is not valid.');
    return new Set(keys).size < keys.length
      ? refuseKms('TagException', 'Duplicate tag keys')
      : undefined;
  },
});

export const keyTagsFit = guard<{ count: number }>({
  id: 'kms/tag-count',
  phase: 'request',
  says: 'A key has at most 50 tags.',
  cites: [kmsGuide('tagging-keys')],
  basis: 'documented',
  refuses: ({ count }) =>
    count > 50 ? refuseKms('LimitExceededException', 'Too many tags') : undefined,
});

/** Versioning of buckets, and the version ids that come of it. */
import { refuse } from '../../protocol/errors.ts';
import type { VersioningStatus } from '../../storage/bucketConfiguration.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, errorList, guide, recording } from './cites.ts';

export const versioningStatusIsGiven = guard<{
  Status: string | undefined;
  MFADelete: string | undefined;
}>({
  id: 'versioning/status-given',
  phase: 'request',
  says: 'A versioning configuration says Enabled or Suspended.',
  cites: [recording('bucket-versioning-crud'), api('PutBucketVersioning')],
  basis: 'recorded',
  refuses: ({ Status, MFADelete }) =>
    Status === undefined && MFADelete === undefined
      ? refuse(
          'IllegalVersioningConfigurationException',
          {},
          'The Versioning element must be specified',
        )
      : undefined,
});

export const versioning = decision<
  { Status: VersioningStatus | undefined; before: VersioningStatus | undefined },
  VersioningStatus | undefined
>({
  id: 'versioning/set',
  phase: 'decide',
  says: 'Versioning is Enabled or Suspended as asked; it can never again be as if it had not been enabled.',
  cites: [guide('Versioning'), recording('bucket-versioning-crud')],
  basis: 'recorded',
  decides: ['Versioning'],
  ways: ['requested'],
  choose: ({ Status, before }) => ({
    value: Status ?? before,
    origin: 'requested',
    because: `the Status is ${Status ?? 'absent'}`,
  }),
});

/** That a device is named; by what is no fact to be told. */
interface Device {
  readonly MFA: 'sent' | undefined;
}

export const mfaDeleteNeedsMfa = guard<Device & { MFADelete: string | undefined }>({
  id: 'versioning/mfa-delete',
  about: 'MFADelete',
  phase: 'request',
  says: 'MFA delete is switched on with the serial number and the code of an MFA device.',
  cites: [guide('MultiFactorAuthenticationDelete'), api('PutBucketVersioning')],
  basis: 'documented',
  refuses: ({ MFADelete, MFA }) =>
    MFADelete === 'Enabled' && MFA === undefined
      ? refuse('AccessDenied', {}, 'Mfa Authentication must be used for this request')
      : undefined,
});

export const mfaHasItsForm = guard<Device & { value: () => string }>({
  id: 'versioning/mfa-form',
  about: 'MFA',
  phase: 'request',
  says: 'x-amz-mfa is the serial number of a device, a space, and six digits.',
  cites: [api('DeleteObject'), 'iterate-ch/cyberduck#16267'],
  basis: 'documented',
  refuses: ({ MFA, value }) =>
    MFA === undefined || /^\S+ \d{6}$/.test(value())
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-mfa', ArgumentValue: value() },
          'Mfa header is invalid -- the header should be formatted as {serialNumber}(space){tokenCode}',
        ),
});

export const mfaDeviceIsOwned = guard<Device>({
  id: 'versioning/mfa-device',
  about: 'MFA',
  phase: 'access',
  says: 'An MFA device belongs to the user who signs, and no simulated user has one.',
  cites: [errorList, guide('MultiFactorAuthenticationDelete')],
  basis: 'documented',
  refuses: ({ MFA }) => (MFA === undefined ? undefined : refuse('NotDeviceOwnerError')),
});

export const newVersionId = decision<{ bucket: BucketRecord; fresh: string }, string>({
  id: 'version/new',
  phase: 'decide',
  says: 'A write into a bucket with versioning makes a version with its own id; otherwise it replaces the null version.',
  cites: [guide('Versioning'), recording('s3-copy-object-in-place-versioned')],
  basis: 'recorded',
  decides: ['VersionId'],
  ways: ['computed'],
  choose: ({ bucket, fresh }) => ({
    value: bucket.versioning === 'Enabled' ? fresh : 'null',
    origin: 'computed',
    because: bucket.versioning
      ? `versioning of the bucket is ${bucket.versioning}`
      : 'the bucket was never versioned',
  }),
});

import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/versioning.ts';
import { choose, everyRuleWasSeen, judge } from './judge.ts';
import { bucket } from './samples.ts';

describe('a versioning configuration', () => {
  test('[versioning/status-given] that says nothing is refused', () => {
    expect(
      judge(rules.versioningStatusIsGiven, { Status: undefined, MFADelete: undefined }),
    ).toEqual({
      status: 400,
      code: 'IllegalVersioningConfigurationException',
      message: 'The Versioning element must be specified',
    });
    expect(judge(rules.versioningStatusIsGiven, { Status: 'Enabled', MFADelete: undefined })).toBe(
      'passed',
    );
    expect(judge(rules.versioningStatusIsGiven, { Status: undefined, MFADelete: 'Disabled' })).toBe(
      'passed',
    );
  });

  test('[versioning/mfa-delete] switches MFA delete on with a device', () => {
    const ask = (MFADelete: string | undefined, MFA?: 'sent') =>
      judge(rules.mfaDeleteNeedsMfa, { MFADelete, MFA });
    expect(ask('Enabled')).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Mfa Authentication must be used for this request',
    });
    expect([ask('Enabled', 'sent'), ask('Disabled')]).toEqual(['passed', 'passed']);
    expect(ask(undefined)).toBe('skipped');
  });

  test('[versioning/set] sets what it says, and without a status leaves what was', () => {
    expect(choose(rules.versioning, { Status: 'Suspended', before: 'Enabled' }).value).toBe(
      'Suspended',
    );
    expect(choose(rules.versioning, { Status: undefined, before: 'Enabled' }).value).toBe(
      'Enabled',
    );
    expect(
      choose(rules.versioning, { Status: undefined, before: undefined }).value,
    ).toBeUndefined();
  });
});

describe('x-amz-mfa', () => {
  test.each(['123456', 'serial', 'serial 12345', 'two words 123456'])(
    '[versioning/mfa-form] is malformed as %s',
    (MFA) => {
      expect(judge(rules.mfaHasItsForm, { MFA: 'sent', value: () => MFA })).toEqual({
        status: 400,
        code: 'InvalidArgument',
        message:
          'Mfa header is invalid -- the header should be formatted as {serialNumber}(space){tokenCode}',
        ArgumentName: 'x-amz-mfa',
        ArgumentValue: MFA,
      });
    },
  );

  test('[versioning/mfa-form] [versioning/mfa-device] names a device that nobody has', () => {
    const value = () => 'arn:aws:iam::123456789012:mfa/root 123456';
    expect(judge(rules.mfaHasItsForm, { MFA: 'sent', value })).toBe('passed');
    expect(judge(rules.mfaHasItsForm, { MFA: undefined, value })).toBe('skipped');
    expect(judge(rules.mfaDeviceIsOwned, { MFA: 'sent' })).toMatchObject({
      status: 400,
      code: 'NotDeviceOwnerError',
    });
    expect(judge(rules.mfaDeviceIsOwned, { MFA: undefined })).toBe('skipped');
  });
});

describe('[version/new] a write', () => {
  test('gets an id of its own where versioning is enabled', () => {
    const choice = choose(rules.newVersionId, {
      bucket: bucket({ versioning: 'Enabled' }),
      fresh: 'fresh-id',
    });
    expect(choice).toMatchObject({ value: 'fresh-id', origin: 'computed' });
  });

  test.each([bucket(), bucket({ versioning: 'Suspended' })])(
    'is the null version where it is not (%#)',
    (into) => {
      expect(choose(rules.newVersionId, { bucket: into, fresh: 'fresh-id' }).value).toBe('null');
    },
  );
});

everyRuleWasSeen(rules, { alwaysRefuse: ['versioning/mfa-device'] });

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

  test.each([
    { MFADelete: 'Enabled', MFA: undefined },
    { MFADelete: 'Enabled', MFA: 'serial 123456' },
    { MFADelete: 'Disabled', MFA: 'serial 123456' },
  ])('[versioning/mfa-delete] %j needs a device that nobody has', (facts) => {
    expect(judge(rules.noMfaDelete, facts)).toEqual({
      status: 403,
      code: 'AccessDenied',
      message: 'Mfa Authentication must be used for this request',
    });
  });

  test('[versioning/mfa-delete] that leaves MFA delete off is let through', () => {
    expect(judge(rules.noMfaDelete, { MFADelete: 'Disabled', MFA: undefined })).toBe('passed');
    expect(judge(rules.noMfaDelete, { MFADelete: undefined, MFA: undefined })).toBe('passed');
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

everyRuleWasSeen(rules);

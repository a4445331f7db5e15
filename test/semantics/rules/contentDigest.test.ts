import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/semantics/rules/contentDigest.ts';
import { everyRuleWasSeen, judge } from './judge.ts';

/** Base64 of the MD5 of `abc`, and of nothing. */
const md5 = 'kAFQmDzST7DWlj99KOF/cg==';
const other = '1B2M2Y8AsgTpgAmY7PhCfg==';

describe('Content-MD5', () => {
  test.each(['nonsense', '', 'AAAA', `${md5}=`])(
    '[checksum/content-md5-form] is not "%s"',
    (ContentMD5) => {
      expect(judge(rules.contentMd5HasItsForm, { ContentMD5, computed: md5 })).toEqual({
        status: 400,
        code: 'InvalidDigest',
        message: 'The Content-MD5 you specified was invalid.',
        'Content-MD5': ContentMD5,
      });
    },
  );

  test('[checksum/content-md5] must be that of the bytes', () => {
    expect(judge(rules.contentMd5Matches, { ContentMD5: other, computed: md5 })).toEqual({
      status: 400,
      code: 'BadDigest',
      message: 'The Content-MD5 you specified did not match what we received.',
      ExpectedDigest: other,
      CalculatedDigest: md5,
    });
  });

  test('[checksum/content-md5-form] [checksum/content-md5] that is right is let through', () => {
    for (const rule of [rules.contentMd5HasItsForm, rules.contentMd5Matches]) {
      expect(judge(rule, { ContentMD5: md5, computed: md5 })).toBe('passed');
      expect(judge(rule, { ContentMD5: undefined, computed: md5 })).toBe('skipped');
    }
  });
});

test('[checksum/content-sha256] the signed hash must be that of the bytes', () => {
  const [declared, computed] = ['a'.repeat(64), 'b'.repeat(64)];
  expect(judge(rules.signedHashMatches, { declared, computed })).toEqual({
    status: 400,
    code: 'XAmzContentSHA256Mismatch',
    message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
    ClientComputedContentSHA256: declared,
    S3ComputedContentSHA256: computed,
  });
  expect(judge(rules.signedHashMatches, { declared, computed: declared })).toBe('passed');
  expect(judge(rules.signedHashMatches, { declared: undefined, computed })).toBe('skipped');
});

test('[checksum/required] some requests need a digest of their body', () => {
  const declared = [{ algorithm: 'CRC32', value: 'AAAAAA==' }] as const;
  expect(judge(rules.integrityIsDeclared, { ContentMD5: undefined, declared: [] })).toEqual({
    status: 400,
    code: 'InvalidRequest',
    message: 'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
  });
  expect(judge(rules.integrityIsDeclared, { ContentMD5: md5, declared: [] })).toBe('passed');
  expect(judge(rules.integrityIsDeclared, { ContentMD5: undefined, declared })).toBe('passed');
});

everyRuleWasSeen(rules);

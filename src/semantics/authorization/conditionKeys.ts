/**
 * The condition keys that this world knows, and what they are for a request.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html
 */
import type { Tag } from '../../storage/attributes.ts';
import type { Context } from '../context.ts';
import type { Lookup } from '../policy/lookup.ts';
import { parseTagging } from '../rules/tags.ts';
import type { Asked, ConditionInput } from './asked.ts';

type Value = string | number | boolean | null | undefined;
type Read = (s3: Context, asked: Asked, input: ConditionInput) => Value | readonly string[];

const keys: Readonly<Record<string, Read>> = {
  'aws:currenttime': (s3) => new Date(s3.now).toISOString(),
  'aws:epochtime': (s3) => Math.floor(s3.now / 1000),
  'aws:principalaccount': (s3) => s3.caller.account,
  'aws:principalarn': (s3) => s3.caller.arn,
  'aws:principaltype': ({ caller: { arn } }) => {
    if (arn === null) return 'Anonymous';
    return arn.endsWith(':root') ? 'Account' : 'User';
  },
  'aws:referer': (s3) => s3.target.referer,
  'aws:requestedregion': (s3) => s3.target.region,
  'aws:resourceaccount': (_, { bucket }) => bucket.account,
  'aws:securetransport': (s3) => s3.target.scheme === 'https',
  'aws:useragent': (s3) => s3.target.userAgent,
  'aws:username': ({ caller: { arn } }) => arn?.split(':user/')[1],
  's3:delimiter': (_, __, { Delimiter }) => Delimiter,
  's3:if-match': (_, __, { IfMatch }) => IfMatch,
  's3:if-none-match': (_, __, { IfNoneMatch }) => IfNoneMatch,
  's3:max-keys': (_, __, { MaxKeys }) => MaxKeys,
  's3:prefix': (_, __, { Prefix }) => Prefix,
  's3:requestobjecttagkeys': (_, __, input) => tagsOf(input).map(({ Key }) => Key),
  's3:resourceaccount': (_, { bucket }) => bucket.account,
  's3:versionid': (_, __, { VersionId }) => VersionId,
  's3:x-amz-acl': (_, __, { ACL }) => ACL,
  's3:x-amz-copy-source': (_, __, { CopySource }) => CopySource?.replace(/^\//, ''),
  's3:x-amz-grant-full-control': (_, __, input) => input.GrantFullControl,
  's3:x-amz-grant-read': (_, __, input) => input.GrantRead,
  's3:x-amz-grant-read-acp': (_, __, input) => input.GrantReadACP,
  's3:x-amz-grant-write': (_, __, input) => input.GrantWrite,
  's3:x-amz-grant-write-acp': (_, __, input) => input.GrantWriteACP,
  's3:x-amz-metadata-directive': (_, __, input) => input.MetadataDirective,
  's3:x-amz-server-side-encryption': (_, __, input) => input.ServerSideEncryption,
  's3:x-amz-server-side-encryption-aws-kms-key-id': (_, __, input) => input.SSEKMSKeyId,
  's3:x-amz-server-side-encryption-customer-algorithm': (_, __, input) =>
    input.SSECustomerAlgorithm,
  's3:x-amz-storage-class': (_, __, { StorageClass }) => StorageClass,
  's3:x-amz-website-redirect-location': (_, __, input) => input.WebsiteRedirectLocation,
};

function tagsOf({ Tagging }: ConditionInput): readonly Tag[] {
  return typeof Tagging === 'string' ? (parseTagging(Tagging) ?? []) : [];
}

const tagKey = /^s3:(existing|request)objecttag\/(.+)$/i;

export function isKnownKey(key: string): boolean {
  return Object.hasOwn(keys, key.toLowerCase()) || tagKey.test(key);
}

/** The values of condition keys for one request; names of keys are compared without case. */
export function conditionKeys(s3: Context, asked: Asked, input: ConditionInput): Lookup {
  return (key) => {
    const [, of, name] = tagKey.exec(key) ?? [];
    const value = of
      ? tagValue(asked, input, of.toLowerCase(), name ?? '')
      : keys[key.toLowerCase()]?.(s3, asked, input);
    if (value === undefined || value === null) return undefined;
    return Array.isArray(value) ? (value as string[]) : [String(value)];
  };
}

function tagValue({ version }: Asked, input: ConditionInput, of: string, name: string) {
  const existing = version?.kind === 'object' ? version.tags : [];
  const tags = of === 'existing' ? existing : tagsOf(input);
  return tags.find(({ Key }) => Key === name)?.Value;
}

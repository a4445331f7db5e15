/**
 * Whether a policy is public: it allows everybody, on no condition that names somebody.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html#access-control-block-public-access-policy-status
 */
import type { Condition, Policy, Statement } from './document.ts';
import { namesEverybody } from './principal.ts';

const narrowing = new Set(
  [
    'aws:PrincipalAccount',
    'aws:PrincipalArn',
    'aws:PrincipalOrgID',
    'aws:PrincipalOrgPaths',
    'aws:SourceAccount',
    'aws:SourceArn',
    'aws:SourceIp',
    'aws:SourceOrgID',
    'aws:SourceOwner',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:userid',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    's3:DataAccessPointArn',
    's3:DataAccessPointAccount',
  ].map((key) => key.toLowerCase()),
);

export function isPublicPolicy(policy: Policy): boolean {
  return (policy.statements ?? []).some(isPublicStatement);
}

function isPublicStatement(statement: Statement): boolean {
  const { Effect, Principal, NotPrincipal, conditions } = statement;
  if (Effect !== 'Allow') return false;
  const everybody = NotPrincipal !== undefined || namesEverybody(Principal);
  return everybody && !conditions.some(namesSomebody);
}

/** Fixed values only: a wildcard or a variable names nobody in particular, and no block is all of the Internet. */
function namesSomebody({ operator, key, values }: Condition): boolean {
  const positive = /^(ForAnyValue:)?(StringEquals|StringLike|ArnEquals|ArnLike|IpAddress)/.test(
    operator,
  );
  const ip = key.toLowerCase() === 'aws:sourceip';
  const fixed = (value: string) => (ip ? !value.endsWith('/0') : !/[*?]|\$\{/.test(value));
  return positive && narrowing.has(key.toLowerCase()) && values.every(fixed);
}

/** What would let a request to S3 through: what policies lack, and ACLs and the public access block. */
import type { Remedy } from '../../explain/trace.ts';
import { ownerOf, publicAccessBlockOf } from '../acl/ownership.ts';
import type { Context } from '../context.ts';
import { decide, type Question } from '../policy/decide.ts';
import { remediesOf } from '../policy/remedies.ts';
import { listFor } from './accessLists.ts';
import type { Asked } from './asked.ts';

export function remediesFor(s3: Context, question: Question, asked: Asked): Remedy[] {
  const remedies = remediesOf(question);
  if (question.allowsNothing !== undefined) return [...remedies, ...grants(s3, asked)];
  return question.identity ? remedies : openToAll(asked.bucket, question, remedies);
}

/** What only the owner of the object can give. */
function grants(s3: Context, asked: Asked): Remedy[] {
  const { bucket, key, version } = asked;
  const { account } = s3.caller;
  const list = listFor(s3, asked);
  if (version?.kind !== 'object' || !list || account === null) return [];
  const grantee = { Type: 'CanonicalUser', ID: s3.owner(account).id };
  return [
    {
      says: `Have account ${ownerOf(bucket, version)}, whose object it is, grant ${list.wanted} to account ${account}.`,
      document: JSON.stringify({ Grantee: grantee, Permission: list.wanted }, undefined, 2),
      into: `ACL of ${bucket.name}/${key}`,
    },
    {
      says: `Or set Object Ownership of ${bucket.name} to BucketOwnerEnforced: then all of its objects are of account ${bucket.account}.`,
    },
  ];
}

/** Nobody in particular can be let in only as everybody is. */
function openToAll(bucket: Asked['bucket'], question: Question, remedies: Remedy[]): Remedy[] {
  const block = publicAccessBlockOf(bucket);
  const sign = { says: 'Sign the request, as somebody who may do it.' };
  const isClosed = block?.BlockPublicPolicy || block?.RestrictPublicBuckets;
  if (decide(question).effect === 'Deny')
    return [sign, ...remedies.filter(({ says }) => says.startsWith('Or '))];
  if (!isClosed) return [sign, ...remedies.map(orInstead)];
  const open = { ...block, BlockPublicPolicy: false, RestrictPublicBuckets: false };
  return [
    sign,
    {
      says: `Or let everybody in: turn BlockPublicPolicy and RestrictPublicBuckets of ${bucket.name} off.`,
      document: JSON.stringify(open, undefined, 2),
      into: `public access block of ${bucket.name}`,
      replaces: '*',
    },
    ...remedies,
  ];
}

function orInstead(remedy: Remedy, index: number): Remedy {
  const { says } = remedy;
  const or = `Or ${says.charAt(0).toLowerCase()}${says.slice(1)}`;
  return index > 0 || says.startsWith('Or ') ? remedy : { ...remedy, says: or };
}

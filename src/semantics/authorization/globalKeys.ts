/**
 * The condition keys of all of AWS.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
import { userIdOf } from '../../world/uniqueId.ts';
import type { Context } from '../context.ts';
import type { KeyReader, KeyValue } from './keyValue.ts';

const kinds = {
  root: 'Account',
  user: 'User',
  role: 'AssumedRole',
  'federated user': 'FederatedUser',
} as const;

/** Those that say who asks, when and from where, whatever is asked for. */
export const callerKeys: Readonly<Record<string, (s3: Context) => KeyValue>> = {
  'aws:currenttime': (s3) => new Date(s3.now).toISOString(),
  'aws:epochtime': (s3) => Math.floor(s3.now / 1000),
  // Keys that last are not of a session, and say nothing of how somebody signed in.
  'aws:multifactorauthpresent': ({ identity }) => identity?.session && false,
  'aws:principalaccount': (s3) => s3.caller.account ?? 'anonymous',
  'aws:principalarn': ({ identity }) => identity?.principalArn,
  'aws:principalisawsservice': ({ identity }) => (identity ? false : undefined),
  'aws:principaltype': ({ identity }) => (identity ? kinds[identity.kind] : 'Anonymous'),
  'aws:referer': (s3) => s3.target.referer,
  'aws:requestedregion': (s3) => s3.target.region,
  'aws:securetransport': (s3) => s3.target.scheme === 'https',
  // Through an endpoint of a VPC a request comes from no address of the Internet.
  'aws:sourceip': ({ target: { network } }) =>
    network?.vpcEndpoint === undefined ? network?.sourceIp : undefined,
  'aws:sourcevpc': ({ target: { network } }) =>
    network?.vpcEndpoint === undefined ? undefined : network.vpc,
  'aws:sourcevpce': (s3) => s3.target.network?.vpcEndpoint,
  'aws:tokenissuetime': ({ identity }) => {
    const issued = identity?.session?.issued;
    return issued === undefined
      ? undefined
      : new Date(issued).toISOString().replace(/\.\d+Z$/, 'Z');
  },
  'aws:useragent': (s3) => s3.target.userAgent,
  'aws:userid': ({ identity }) => identity && userIdOf(identity),
  'aws:username': ({ identity }) => (identity?.kind === 'user' ? identity.name : undefined),
  'aws:viaawsservice': () => false,
  'aws:vpcsourceip': ({ target: { network } }) =>
    network?.vpcEndpoint === undefined ? undefined : network.sourceIp,
};

export const globalKeys: Readonly<Record<string, KeyReader>> = {
  ...callerKeys,
  'aws:resourceaccount': (_, { bucket }) => bucket.account,
  'aws:tagkeys': (_, __, { CreateBucketConfiguration }) =>
    CreateBucketConfiguration?.Tags?.flatMap(({ Key }) => Key ?? []),
};

/** Keys of what no request of this world has: organisations, services that call for somebody, identity providers. */
const ofOthers = `CalledVia CalledViaFirst CalledViaLast ChatbotSourceArn Ec2InstanceSourcePrivateIPv4 Ec2InstanceSourceVpc
  FederatedProvider MultiFactorAuthAge PrincipalOrgID PrincipalOrgPaths PrincipalServiceName PrincipalServiceNamesList
  ResourceOrgID ResourceOrgPaths SourceAccount SourceArn SourceIdentity SourceOrgID SourceOrgPaths SourceOwner SourceVpcArn
  VpceAccount VpceOrgID VpceOrgPaths`;

/** The same of S3: access grants, replication that is paused, logs that are delivered. */
const ofOthersInS3 = `AccessGrantsInstanceArn deliverySourceArn destinationRegion isReplicationPauseRequest logType resourceArnBeingAuthorized`;

const names = (prefix: string, list: string) =>
  list.split(/\s+/).map((name) => `${prefix}:${name.toLowerCase()}`);

export const absentKeys: ReadonlySet<string> = new Set([
  ...names('aws', ofOthers),
  ...names('s3', ofOthersInS3),
]);

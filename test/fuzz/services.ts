/** Requests to the services beside S3, and those that reach a bucket by way of an access point or from a page. */
import { utf8 } from '../../src/lib/bytes.ts';
import type { ControlOperationName } from '../../src/protocol/control/operation.ts';
import { encodeControlRequest } from '../../src/protocol/control/wire.ts';
import { control } from '../../src/protocol/control/dialect.ts';
import type { WireRequest } from '../../src/protocol/message.ts';
import { keys, type Pick, signed } from './pick.ts';
import { policyText } from './policies.ts';

const account = '123456789012';
const actions = [
  'AssumeRole',
  'GetCallerIdentity',
  'GetFederationToken',
  'GetSessionToken',
  'Made',
];

function stsRequest(pick: Pick): WireRequest {
  const members = {
    Action: pick(actions),
    RoleArn: `arn:aws:iam::${account}:role/${pick(['editor', 'nobody'])}`,
    RoleSessionName: 'night',
    Name: 'guest',
    DurationSeconds: pick(['900', '3600', '1']),
    'Tags.member.1.Key': pick(['team', '__proto__']),
    'Tags.member.1.Value': 'cats',
    ...(pick([true, false]) && { Policy: policyText(pick) }),
  };
  return {
    method: 'POST',
    scheme: 'https',
    host: pick(['sts.amazonaws.com', 'sts.us-east-1.amazonaws.com', 'localhost:9000']),
    target: '/',
    headers: [
      ['content-type', 'application/x-www-form-urlencoded'],
      ['authorization', signed(pick(['test', 'alice', 'bob']), 'sts')],
    ],
    body: utf8(new URLSearchParams(members).toString()),
  };
}

const operations = [...control.model.operations.keys()];

function controlRequest(pick: Pick): WireRequest {
  const name: ControlOperationName = pick(operations);
  const bucket = pick(['photos', 'backup', 'absent']);
  const point = pick(['front', 'side', 'absent']);
  const input = {
    AccountId: pick([account, account, account, '210987654321']),
    Name: point,
    Mrap: point,
    Bucket: bucket,
    ResourceArn: `arn:aws:s3:us-east-1:${account}:accesspoint/${point}`,
    RequestTokenARN: `arn:aws:s3:us-west-2:${account}:async-request/mrap/create/x`,
    ClientToken: pick(['a', 'b', undefined]),
    Details: { Name: point, Policy: policyText(pick), Regions: [{ Bucket: bucket }] },
    Policy: policyText(pick),
    PublicAccessBlockConfiguration: { BlockPublicPolicy: pick([true, false]) },
    Tags: [{ Key: 'a', Value: 'b' }],
    TagKeys: ['a'],
    MaxResults: pick([1, undefined, 0]),
  };
  const request = encodeControlRequest(name, input as never, 'us-east-1');
  const headers = [...request.headers, ['authorization', signed('test')] as const];
  return { ...request, headers };
}

const pathOf = (key: string) => encodeURIComponent(key).replaceAll('%2F', '/');

function throughAccessPoint(pick: Pick): WireRequest {
  const name = `${pick(['front', 'absent'])}-${account}`;
  return {
    method: pick(['GET', 'HEAD', 'PUT', 'DELETE']),
    scheme: pick(['https', 'http']),
    host: pick([
      `${name}.s3-accesspoint.us-east-1.amazonaws.com`,
      `${name}.localhost:9000`,
      `${name}.accesspoint.s3-global.amazonaws.com`,
      's3.amazonaws.com',
    ]),
    target: `/${pathOf(pick(keys))}`,
    headers: [['authorization', signed(pick(['test', 'alice', 'bob']))]],
    body: null,
  };
}

/** CORS is judged, with its preflight. */
function fromPage(pick: Pick): WireRequest {
  const credentials = pick(['omit', 'include']);
  return {
    method: pick(['GET', 'PUT', 'DELETE', 'POST']),
    scheme: 'https',
    host: 's3.amazonaws.com',
    target: `/${pick(['photos', 'backup'])}/${pathOf(pick(keys))}`,
    headers: [
      ['authorization', signed('test')],
      ['content-type', 'text/plain'],
      ['x-amz-meta-a', 'b'],
    ],
    body: null,
    page: { origin: 'https://example.com', mode: 'cors', credentials, strict: true },
  };
}

export function serviceRequest(pick: Pick): WireRequest {
  return pick([stsRequest, controlRequest, controlRequest, throughAccessPoint, fromPage])(pick);
}

/**
 * Changes of multi-region access points: AWS answers them with a token and does them in the minutes after. Here they are
 * done with the answer, and the token says so.
 */
import type { ControlInput, ControlOutput } from '../../protocol/control/operation.ts';
import type { AsyncRequestRecord, MultiRegionAccessPointRecord } from '../../storage/records.ts';
import { recordId } from '../../storage/recordId.ts';
import { multiRegionArn } from '../accessPoint/accessPoint.ts';
import { findMultiRegion, multiRegionsOf } from '../accessPoint/find.ts';
import type { Context } from '../context.ts';
import { needBucket } from '../find.ts';
import { accessPointBucketIsOwners } from '../rules/accessPoint.ts';
import {
  asyncRequestExists,
  clientTokenIsOfThis,
  clientTokenIsSent,
  multiRegionIsNew,
  multiRegionNameIsValid,
  multiRegionsFit,
  regionsDiffer,
  regionsFit,
} from '../rules/multiRegion.ts';
import { blockOfNew } from './blocks.ts';
import { needMultiRegion } from './find.ts';
import { checkedPolicy, withPolicy } from './policies.ts';

export function CreateMultiRegionAccessPoint(
  input: ControlInput<'CreateMultiRegionAccessPoint'>,
  s3: Context,
): ControlOutput<'CreateMultiRegionAccessPoint'> {
  return once(s3, 'CreateMultiRegionAccessPoint', input, () => {
    const { AccountId: account = '', Details } = input;
    const { Name: name = '', Regions = [] } = Details ?? {};
    s3.guard(multiRegionNameIsValid, { name });
    s3.guard(regionsFit, { regions: Regions.map(({ Bucket = '' }) => Bucket) });
    const regions = Regions.map((region) => regionOf(s3, account, region));
    s3.guard(regionsDiffer, { regions: regions.map(({ region }) => region) });
    s3.guard(multiRegionIsNew, { existing: findMultiRegion(s3.draft, account, name) });
    s3.guard(multiRegionsFit, { count: multiRegionsOf(s3.draft, account).length });
    const record: MultiRegionAccessPointRecord = {
      kind: 'multiRegionAccessPoint',
      id: recordId.multiRegionAccessPoint(account, name),
      name,
      alias: `m${s3.ids.alias(`${s3.draft.nextWrite()}`, 12)}.mrap`,
      account,
      created: s3.now,
      publicAccessBlock: blockOfNew(Details?.PublicAccessBlock),
      regions,
    };
    s3.draft.put(record);
    return record;
  });
}

function regionOf(
  s3: Context,
  account: string,
  {
    Bucket = '',
    BucketAccountId,
  }: { Bucket?: string | undefined; BucketAccountId?: string | undefined },
) {
  const bucket = needBucket(s3, Bucket);
  s3.guard(accessPointBucketIsOwners, { bucket, account, BucketAccountId });
  return { bucket: bucket.name, bucketAccount: bucket.account, region: bucket.region };
}

export function DeleteMultiRegionAccessPoint(
  input: ControlInput<'DeleteMultiRegionAccessPoint'>,
  s3: Context,
): ControlOutput<'DeleteMultiRegionAccessPoint'> {
  return once(s3, 'DeleteMultiRegionAccessPoint', input, () => {
    const record = needMultiRegion(s3, { ...input, Name: input.Details?.Name });
    s3.draft.remove(record.id);
    return record;
  });
}

export function PutMultiRegionAccessPointPolicy(
  input: ControlInput<'PutMultiRegionAccessPointPolicy'>,
  s3: Context,
): ControlOutput<'PutMultiRegionAccessPointPolicy'> {
  return once(s3, 'PutMultiRegionAccessPointPolicy', input, () => {
    const record = needMultiRegion(s3, { ...input, Name: input.Details?.Name });
    const text = input.Details?.Policy ?? '';
    s3.draft.put(withPolicy(record, checkedPolicy(s3, record, multiRegionArn(record), text)));
    return record;
  });
}

interface Sent {
  readonly AccountId?: string | undefined;
  readonly ClientToken?: string | undefined;
  readonly Details?: object | undefined;
}

/** What was asked for before with this token is not done again. */
function once(
  s3: Context,
  operation: AsyncRequestRecord['operation'],
  { AccountId: account = '', ClientToken, Details = {} }: Sent,
  act: () => MultiRegionAccessPointRecord,
): { RequestTokenARN: string } {
  s3.guard(clientTokenIsSent, { ClientToken });
  const clientToken = ClientToken ?? '';
  const details = JSON.stringify(Details);
  const earlier = requestsOf(s3, account).find((one) => one.clientToken === clientToken);
  s3.guard(clientTokenIsOfThis, { earlier, operation, details });
  if (earlier) return { RequestTokenARN: earlier.token };
  const { regions } = act();
  const verb = verbs[operation];
  const id = s3.ids.alias(`request ${s3.draft.nextWrite()}`, 40);
  const token = `arn:aws:s3:us-west-2:${account}:async-request/mrap/${verb}/${id}`;
  s3.draft.put({
    kind: 'asyncRequest',
    id: recordId.asyncRequest(account, token),
    account,
    token,
    clientToken,
    operation,
    details,
    regions: regions.map(({ region }) => region),
    created: s3.now,
  });
  return { RequestTokenARN: token };
}

const verbs: Readonly<Record<AsyncRequestRecord['operation'], string>> = {
  CreateMultiRegionAccessPoint: 'create',
  DeleteMultiRegionAccessPoint: 'delete',
  PutMultiRegionAccessPointPolicy: 'put-policy',
};

function requestsOf(s3: Context, account: string): readonly AsyncRequestRecord[] {
  return [...s3.draft.scan(recordId.asyncRequestsOf(account))].flatMap((record) =>
    record.kind === 'asyncRequest' ? [record] : [],
  );
}

export function DescribeMultiRegionAccessPointOperation(
  {
    AccountId = '',
    RequestTokenARN: token = '',
  }: ControlInput<'DescribeMultiRegionAccessPointOperation'>,
  s3: Context,
): ControlOutput<'DescribeMultiRegionAccessPointOperation'> {
  const request = requestsOf(s3, AccountId).find((one) => one.token === token);
  s3.guard(asyncRequestExists, { token, request });
  const { operation, details, regions, created } = request as AsyncRequestRecord;
  return {
    AsyncOperation: {
      CreationTime: new Date(created),
      Operation: operation,
      RequestTokenARN: token,
      RequestParameters: { [`${operation}Request`]: JSON.parse(details) as object },
      RequestStatus: 'SUCCEEDED',
      ResponseDetails: {
        MultiRegionAccessPointDetails: {
          Regions: regions.map((Name) => ({ Name, RequestStatus: 'SUCCEEDED' })),
        },
      },
    },
  };
}

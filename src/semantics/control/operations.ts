/** The operations of S3 Control that are modelled, by AWS's name: the compiler asks for each. */
import type {
  ControlInput,
  ControlOperationName,
  ControlOutput,
} from '../../protocol/control/operation.ts';
import type { Context } from '../context.ts';
import {
  CreateAccessPoint,
  DeleteAccessPoint,
  GetAccessPoint,
  ListAccessPoints,
} from './accessPoints.ts';
import {
  DeletePublicAccessBlock,
  GetPublicAccessBlock,
  PutPublicAccessBlock,
} from './accountBlock.ts';
import {
  DeleteAccessPointPolicy,
  GetAccessPointPolicy,
  GetAccessPointPolicyStatus,
  PutAccessPointPolicy,
} from './accessPointPolicies.ts';
import {
  GetMultiRegionAccessPoint,
  GetMultiRegionAccessPointPolicy,
  GetMultiRegionAccessPointPolicyStatus,
  GetMultiRegionAccessPointRoutes,
  ListMultiRegionAccessPoints,
} from './multiRegionReads.ts';
import {
  CreateMultiRegionAccessPoint,
  DeleteMultiRegionAccessPoint,
  DescribeMultiRegionAccessPointOperation,
  PutMultiRegionAccessPointPolicy,
} from './multiRegionRequests.ts';
import { ListTagsForResource, TagResource, UntagResource } from './tags.ts';

type Handler<Name extends ControlOperationName> = (
  input: ControlInput<Name>,
  s3: Context,
) => ControlOutput<Name> | void;

export const controlHandlers: { readonly [Name in ControlOperationName]: Handler<Name> } = {
  CreateAccessPoint,
  CreateMultiRegionAccessPoint,
  DeleteAccessPoint,
  DeleteAccessPointPolicy,
  DeleteMultiRegionAccessPoint,
  DeletePublicAccessBlock,
  DescribeMultiRegionAccessPointOperation,
  GetAccessPoint,
  GetAccessPointPolicy,
  GetAccessPointPolicyStatus,
  GetMultiRegionAccessPoint,
  GetMultiRegionAccessPointPolicy,
  GetMultiRegionAccessPointPolicyStatus,
  GetMultiRegionAccessPointRoutes,
  GetPublicAccessBlock,
  ListAccessPoints,
  ListMultiRegionAccessPoints,
  ListTagsForResource,
  PutAccessPointPolicy,
  PutMultiRegionAccessPointPolicy,
  PutPublicAccessBlock,
  TagResource,
  UntagResource,
};

/** The operations of S3 Control that have something to do with copying: access points, and an account's public access. */
export const controlOperations: readonly string[] = `
CreateAccessPoint DeleteAccessPoint GetAccessPoint ListAccessPoints
PutAccessPointPolicy GetAccessPointPolicy DeleteAccessPointPolicy GetAccessPointPolicyStatus
PutPublicAccessBlock GetPublicAccessBlock DeletePublicAccessBlock
CreateMultiRegionAccessPoint DeleteMultiRegionAccessPoint GetMultiRegionAccessPoint ListMultiRegionAccessPoints
DescribeMultiRegionAccessPointOperation PutMultiRegionAccessPointPolicy GetMultiRegionAccessPointPolicy
GetMultiRegionAccessPointPolicyStatus GetMultiRegionAccessPointRoutes
TagResource UntagResource ListTagsForResource
`
  .trim()
  .split(/\s+/);

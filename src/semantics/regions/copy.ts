/** A copy between regions: https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
import type { BucketRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { acceleratedCopyStays } from '../rules/acceleration.ts';
import { copyRoute, copyStaysInNetwork, sourceRegionIsEnabled } from '../rules/regionOfCopy.ts';

/** The region that the request was sent to is that of the destination; where the source is does not matter, save to these. */
export function checkCopyRegions(s3: Context, source: BucketRecord, destination: BucketRecord) {
  const way = { from: source.region, to: destination.region };
  s3.decide(copyRoute, way);
  if (way.from === way.to) return;
  const { accelerate, network } = s3.target;
  s3.guard(acceleratedCopyStays, { ...way, accelerate });
  s3.guard(copyStaysInNetwork, { ...way, vpcEndpoint: network?.vpcEndpoint });
  s3.guard(sourceRegionIsEnabled, { ...way, disabled: s3.disabledRegions });
}

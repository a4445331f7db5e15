/** Access points before a bucket of a seed, made by the requests of a client of S3 Control. */
import type { ControlInput, ControlOperationName } from '../protocol/control/operation.ts';
import { encodeControlRequest } from '../protocol/control/wire.ts';
import type { PolicyDocument, PublicAccessBlock } from '../world/identities.ts';
import { documentText } from '../world/policies.ts';
import { keyOf, lenientIdentity } from '../world/world.ts';
import { perform, type Seedable } from './seedRequest.ts';

export interface SeedAccessPoint {
  readonly name: string;
  /** The id of the network from which alone it takes requests. */
  readonly vpc?: string;
  /** Left out, all four are on. */
  readonly publicAccessBlock?: PublicAccessBlock;
  readonly policy?: PolicyDocument;
}

interface Behind {
  readonly name: string;
  readonly as: string;
  readonly region?: string;
}

/** They belong to the account of the bucket. */
export async function seedAccessPoint(
  simulator: Seedable,
  { name: Bucket, as, region = 'us-east-1' }: Behind,
  { name: Name, vpc, publicAccessBlock, policy }: SeedAccessPoint,
): Promise<void> {
  const { world } = simulator;
  const AccountId = (keyOf(world, as)?.identity ?? lenientIdentity(world)).account;
  const send = <Operation extends ControlOperationName>(
    operation: Operation,
    input: ControlInput<Operation>,
  ) =>
    perform(simulator, encodeControlRequest(operation, input, region), {
      operation,
      on: `${Bucket}, ${Name}`,
      as,
      region,
      service: 's3',
    });
  await send('CreateAccessPoint', {
    AccountId,
    Name,
    Bucket,
    ...(vpc !== undefined && { VpcConfiguration: { VpcId: vpc } }),
    ...(publicAccessBlock && { PublicAccessBlockConfiguration: publicAccessBlock }),
  });
  if (policy === undefined) return;
  const Policy = documentText(policy);
  await send('PutAccessPointPolicy', { AccountId, Name, Policy });
}

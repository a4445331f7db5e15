/** What S3 Control remembers: access points, and what an account says of public access. */
import type { PublicAccessBlock } from '../world/identities.ts';
import type { Tag } from './attributes.ts';

/** What access points of all kinds have: who owns it, and what goes through it. */
interface AccessPointBase {
  readonly id: string;
  readonly name: string;
  readonly alias: string;
  readonly account: string;
  readonly created: number;
  readonly publicAccessBlock: PublicAccessBlock;
  readonly policy?: string;
}

export interface AccessPointRecord extends AccessPointBase {
  readonly kind: 'accessPoint';
  readonly region: string;
  readonly bucket: string;
  readonly bucketAccount: string;
  /** The one network from which it takes requests; absent where it takes them from the Internet. */
  readonly vpc?: string;
  readonly tags: readonly Tag[];
}

export interface MultiRegionAccessPointRecord extends AccessPointBase {
  readonly kind: 'multiRegionAccessPoint';
  /** In the order in which they were named. */
  readonly regions: readonly {
    readonly bucket: string;
    readonly bucketAccount: string;
    readonly region: string;
  }[];
}

/** A request about a multi-region access point, which AWS answers before it is done. Here it is done by then. */
export interface AsyncRequestRecord {
  readonly kind: 'asyncRequest';
  readonly id: string;
  readonly account: string;
  /** The ARN by which its sender asks for it. */
  readonly token: string;
  readonly clientToken: string;
  readonly operation:
    | 'CreateMultiRegionAccessPoint'
    | 'DeleteMultiRegionAccessPoint'
    | 'PutMultiRegionAccessPointPolicy';
  /** What was asked for, as JSON. */
  readonly details: string;
  readonly regions: readonly string[];
  readonly created: number;
}

/** The public access block of an account, in the place of the one that the world gave it. */
export interface AccountBlockRecord {
  readonly kind: 'accountBlock';
  readonly id: string;
  readonly account: string;
  readonly block: PublicAccessBlock | 'none';
}

/**
 * What one cloud's S3 has that another's has not. Rules read `limits` and `quirks`; they never ask which dialect it is.
 */
import type { Model } from './model.ts';
import type { OperationName } from './operation.ts';

/** Bytes unless the name says otherwise. */
export interface Limits {
  /** The largest object a single CopyObject copies. */
  readonly maxCopySource: number;
  readonly maxPut: number;
  readonly maxObject: number;
  /** Every part but the last. */
  readonly minPart: number;
  readonly maxPart: number;
  readonly maxParts: number;
  readonly maxKeyBytes: number;
  /** Sum of the names and values of user metadata. */
  readonly maxUserMetadata: number;
  /** All header lines of a request, and the line before them. */
  readonly maxHeaderSection: number;
  readonly maxDeleteKeys: number;
  readonly maxTagsPerObject: number;
  readonly maxTagsPerBucket: number;
  /** Characters. */
  readonly maxTagKey: number;
  readonly maxTagValue: number;
  readonly maxCorsRules: number;
  readonly maxRoutingRules: number;
  /** Entries a listing answers at most. */
  readonly maxKeys: number;
  /** The body of a request that is XML or JSON. S3 documents none; 1000 keys or 10,000 parts must fit. */
  readonly maxDocument: number;
  /** Every chunk of an aws-chunked body but the last. */
  readonly minChunk: number;
  /** The fields of a form before its file. */
  readonly maxFormFields: number;
  /** Seconds that a presigned URL may live. */
  readonly maxPresignExpires: number;
}

export interface Quirks {
  /** Namespace of the XML that answers. */
  readonly xmlNamespace: string;
  /** Struct → its element names in the order they are written, where that is not the model's. */
  readonly elementOrder: Readonly<Record<string, readonly string[]>>;
}

/** `Operations` are the names of those that its model has. */
export interface Dialect<Operations extends string = OperationName> {
  readonly name: string;
  readonly model: Model<Operations>;
  /** `x-amz-` */
  readonly headerPrefix: string;
  /** The service in a credential scope. */
  readonly signingService: string;
  readonly limits: Limits;
  readonly quirks: Quirks;
}

/** What a request form is made of: fields bound to one header or query parameter each, in groups. */
import type { MemberKind } from '../../scenarios/operationShapes.ts';

export type FieldKind = MemberKind | 'etag';

/** What a field can be filled from: an object of the world, usually the source or the destination. */
export type Suggest =
  | 'sourceEtag'
  | 'sourceDate'
  | 'targetEtag'
  | 'targetVersion'
  | 'targetUpload'
  | 'kmsKey'
  | 'contentType';

export interface Field {
  /** AWS's member name, as in the SDK. */
  readonly member: string;
  /** The header or query parameter, lower-case. For `x-amz-meta-` the prefix. */
  readonly name: string;
  readonly in: 'header' | 'query';
  readonly label: string;
  readonly kind: FieldKind;
  readonly options?: readonly string[];
  /** One line: what it does. */
  readonly doc: string;
  /** What S3 does when it is not sent. */
  readonly absent?: string;
  readonly suggest?: Suggest;
  /** Without it, it is another operation, or none. */
  readonly required?: boolean;
}

export interface Group {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly fields: readonly Field[];
}

export interface Form {
  /** AWS's operation name. */
  readonly operation: string;
  readonly summary: string;
  readonly method: string;
  /** What the path names. */
  readonly on: 'object' | 'bucket' | 'service';
  /** Query parameters that make it this operation. */
  readonly marks: readonly (readonly [string, string | null])[];
  /** `bytes` are stored as they are; a `document` is XML or JSON that S3 reads. */
  readonly body: 'none' | 'bytes' | 'document';
  readonly groups: readonly Group[];
}

/** Builds a field in one line: `header('IfMatch', 'if-match', 'If-Match', 'etag', 'doc', {…})`. */
export function field(
  where: 'header' | 'query',
  member: string,
  name: string,
  label: string,
  kind: FieldKind,
  doc: string,
  more: Partial<Field> = {},
): Field {
  return { in: where, member, name, label, kind, doc, ...more };
}

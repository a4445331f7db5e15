/** A document as a user wrote it, read by the model of the wire. The page loads it late: it brings the reader of XML. */
import { utf8 } from '../lib/bytes.ts';
import { decodeBody } from '../protocol/decode.ts';
import { S3Error } from '../protocol/errors.ts';
import type { OperationName } from '../protocol/operation.ts';
import { s3 } from '../protocol/s3/dialect.ts';

/** The members that a document carries, as the SDK takes them; undefined when it cannot be read. */
export function documentMembers(operation: string, text: string): object | undefined {
  try {
    return decodeBody(s3.model.operation(operation as OperationName), utf8(text), s3);
  } catch (error) {
    if (error instanceof S3Error) return undefined;
    throw error;
  }
}

/** Amazon S3 itself. Limits: https://docs.aws.amazon.com/general/latest/gr/s3.html and the pages of the operations. */
import type { Dialect } from '../dialect.ts';
import { createModel } from '../model.ts';
import { elementOrder } from './elementOrder.ts';
import * as table from './model.generated.ts';

const GiB = 1024 ** 3;
const MiB = 1024 ** 2;

const headerPrefix = 'x-amz-';

export const s3: Dialect = {
  name: 'Amazon S3',
  model: createModel(table, headerPrefix),
  headerPrefix,
  signingService: 's3',
  limits: {
    maxCopySource: 5 * GiB,
    maxPut: 5 * GiB,
    // Documented as 50 TB since December 2025; the unit of the older 5 TB was binary.
    maxObject: 50 * 1024 * GiB,
    minPart: 5 * MiB,
    maxPart: 5 * GiB,
    maxParts: 10_000,
    maxKeyBytes: 1024,
    maxUserMetadata: 2048,
    maxHeaderSection: 8192,
    maxDeleteKeys: 1000,
    maxTagsPerObject: 10,
    maxTagsPerBucket: 50,
    maxTagKey: 128,
    maxTagValue: 256,
    maxCorsRules: 100,
    maxRoutingRules: 50,
    maxKeys: 1000,
    maxDocument: 8 * MiB,
    minChunk: 8192,
    maxFormFields: 20 * 1024,
    maxPresignExpires: 604_800,
  },
  quirks: { xmlNamespace: 'http://s3.amazonaws.com/doc/2006-03-01/', elementOrder },
};

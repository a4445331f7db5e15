/** S3 Select: what may be asked, and of what. How the SQL itself fares is the business of its engine. */
import { type ErrorCode, refuse } from '../../protocol/errors.ts';
import type { Fault } from '../../select/question.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import type { Archive } from '../archive/archive.ts';
import { guard } from '../rule.ts';
import { api, errorList, guide } from './cites.ts';

export const selectIsSigned = guard<{ account: string | null }>({
  id: 'select/signed',
  phase: 'access',
  says: 'S3 Select does not support anonymous access.',
  cites: [api('SelectObjectContent')],
  basis: 'documented',
  refuses: ({ account }) => (account === null ? refuse('AccessDenied') : undefined),
});

/** `given` names what must be there, with what is. */
export const parametersAreGiven = guard<{
  given: readonly (readonly [name: string, value: string | undefined])[];
}>({
  id: 'select/parameters',
  phase: 'request',
  says: 'A selection has an expression, its type, and formats of input and output; a delimiter that is stated is not empty.',
  cites: ['aws/aws-sdk-java#1609', 'paws-r/paws#296', errorList],
  basis: 'documented',
  refuses({ given }) {
    const missing = given.find(([, value]) => value === undefined || value === '');
    return missing
      ? refuse(
          'MissingRequiredParameter',
          {},
          `${missing[0]} is required. Please check the service documentation and try again.`,
        )
      : undefined;
  },
});

interface Chosen {
  readonly value: string | undefined;
  readonly known: readonly string[];
  readonly code: ErrorCode;
}

/** Of what is not one of the words, the first is refused by its own code. */
export const choicesAreKnown = guard<{ chosen: readonly Chosen[] }>({
  id: 'select/choices',
  phase: 'request',
  says: 'ExpressionType, CompressionType, FileHeaderInfo, the type of JSON and QuoteFields are each one of their words.',
  cites: [errorList],
  basis: 'documented',
  refuses({ chosen }) {
    const wrong = chosen.find(({ value, known }) => value !== undefined && !known.includes(value));
    return wrong && refuse(wrong.code);
  },
});

export const oneFormat = guard<{ input: readonly string[]; output: readonly string[] }>({
  id: 'select/one-format',
  phase: 'request',
  says: 'A selection reads one format, CSV, JSON or Parquet, and writes one, CSV or JSON.',
  cites: [errorList],
  basis: 'documented',
  refuses({ input, output }) {
    if (input.length > 1 || output.length > 1) return refuse('ObjectSerializationConflict');
    return input.length === 0 || output.length === 0 ? refuse('InvalidDataSource') : undefined;
  },
});

export const formatIsModelled = guard<{ format: string | undefined }>({
  id: 'select/format-modelled',
  about: 'format',
  phase: 'request',
  says: 'Selections over Parquet, and over what is compressed by BZIP2, are documented but not modelled.',
  cites: [api('InputSerialization')],
  basis: 'inferred',
  refuses: ({ format = '' }) =>
    refuse('NotImplemented', { Element: format }, `S3 Select over ${format} is not implemented.`),
});

/** Characters that each text may have at most. */
export const marksFit = guard<{
  marks: readonly (readonly [name: string, mark: string | undefined, most: number])[];
}>({
  id: 'select/marks',
  phase: 'request',
  says: 'Quotes, escapes and comments are single characters, and delimiters are short.',
  cites: [api('CSVInput'), api('CSVOutput'), errorList],
  basis: 'documented',
  refuses: ({ marks }) =>
    marks.some(([, mark, most]) => mark !== undefined && Array.from(mark).length > most)
      ? refuse('InvalidRequestParameter')
      : undefined,
});

const unsupported = ['GLACIER', 'DEEP_ARCHIVE', 'REDUCED_REDUNDANCY'];

export const classIsSelectable = guard<{ object: ObjectRecord; archive: Archive | undefined }>({
  id: 'select/storage-class',
  phase: 'source',
  says: 'S3 Select does not read objects of GLACIER, DEEP_ARCHIVE and REDUCED_REDUNDANCY, nor of the archive tiers.',
  cites: [api('SelectObjectContent'), errorList],
  basis: 'documented',
  refuses: ({ object, archive }) =>
    archive !== undefined || unsupported.includes(object.storageClass)
      ? refuse('UnsupportedStorageClass')
      : undefined,
});

/** A simulator reads an object whole before it selects from it. */
export const sizeIsSelectable = guard<{ size: number; limit: number }>({
  id: 'select/size',
  phase: 'source',
  says: 'Selections from objects of more than 256 MiB are documented but not modelled: they would not fit in memory.',
  cites: [api('SelectObjectContent')],
  basis: 'inferred',
  refuses: ({ size, limit }) =>
    size > limit
      ? refuse(
          'NotImplemented',
          { Size: size, MaxSizeAllowed: limit },
          'Bucketlab does not select from objects this large.',
        )
      : undefined,
});

/** `expression` and what S3 Select found wrong with it, or with the object, before it sent anything. */
export const selectionBegins = guard<{ expression: string; fault: Fault | undefined }>({
  id: 'select/expression',
  phase: 'source',
  says: 'The expression is SQL that S3 Select knows, and the object is what the request says it is.',
  cites: [guide('s3-select-sql-reference'), errorList],
  basis: 'documented',
  refuses: ({ fault }) => fault && refuse(fault.code, {}, fault.message),
});

/** By then the status is sent: what is refused ends the stream of a 200. */
export const selectionGoesOn = guard<{ expression: string; fault: Fault | undefined }>({
  id: 'select/stream',
  phase: 'source',
  says: 'Records that S3 Select cannot read or evaluate after the first were sent end the stream with an error message.',
  cites: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/RESTSelectObjectAppendix.html',
    errorList,
  ],
  basis: 'documented',
  refuses: ({ fault }) => fault && refuse(fault.code, {}, fault.message),
});

/** Reading an object: which bytes, and what may be changed about the answer. */
import { parseRange } from '../../lib/range.ts';
import { refuse } from '../../protocol/errors.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { type Choice, decision, guard } from '../rule.ts';
import { api, recording } from './cites.ts';

interface Asked {
  readonly object: ObjectRecord;
  readonly Range: string | undefined;
  readonly PartNumber: number | undefined;
}

export const rangeOrPart = guard<Asked>({
  id: 'read/range-or-part',
  about: 'PartNumber',
  phase: 'request',
  says: 'A read names a range or a part number, not both.',
  cites: [api('GetObject')],
  basis: 'documented',
  refuses: ({ Range, PartNumber }) =>
    Range !== undefined && PartNumber !== undefined
      ? refuse(
          'InvalidRequest',
          {},
          'Cannot specify both Range header and partNumber query parameter',
        )
      : undefined,
});

export const partNumberExists = guard<Asked>({
  id: 'read/part-number',
  about: 'PartNumber',
  phase: 'source',
  says: 'The part that is asked for is one of the parts of the object; an object that was not uploaded in parts has one.',
  cites: [api('GetObject')],
  basis: 'inferred',
  refuses({ object, PartNumber }) {
    const count = object.parts?.length ?? 1;
    return PartNumber !== undefined && PartNumber > count
      ? refuse('InvalidPartNumber', { ActualPartCount: count, PartNumberRequested: PartNumber })
      : undefined;
  },
});

export const rangeIsSatisfiable = guard<Asked>({
  id: 'read/range-satisfiable',
  about: 'Range',
  phase: 'source',
  says: 'A range must overlap the object; a range that makes no sense, or several, are ignored instead.',
  cites: [recording('get-object-range'), api('GetObject')],
  basis: 'recorded',
  refuses: ({ object, Range }) =>
    Range !== undefined && parseRange(Range, object.body.size) === 'unsatisfiable'
      ? refuse(
          'InvalidRange',
          { RangeRequested: Range, ActualObjectSize: object.body.size },
          undefined,
          {
            'content-range': `bytes */${object.body.size}`,
          },
        )
      : undefined,
});

/** The bytes that a read answers; `partial` says whether the answer is a 206. */
export interface Window {
  readonly first: number;
  readonly length: number;
  readonly partial: boolean;
}

export const readWindow = decision<Asked, Window>({
  id: 'read/range',
  phase: 'decide',
  says: 'A satisfiable range or a part number answers 206 with those bytes, everything else 200 with all of them.',
  cites: [
    recording('get-object-range'),
    recording('complete-multipart-parts-checksum-full-object-crc32'),
    api('GetObject'),
  ],
  basis: 'recorded',
  decides: ['ContentRange', 'ContentLength'],
  ways: ['requested', 'defaulted'],
  choose({ object, Range, PartNumber }) {
    const { size } = object.body;
    if (PartNumber !== undefined) return partWindow(object, PartNumber);
    const range = Range === undefined ? 'ignored' : parseRange(Range, size);
    if (typeof range === 'string')
      return {
        value: { first: 0, length: size, partial: false },
        origin: 'defaulted',
        because:
          Range === undefined
            ? 'no range was asked for'
            : 'the Range header is not one range of bytes',
      };
    const value = { first: range.first, length: range.last - range.first + 1, partial: true };
    return { value, origin: 'requested', because: `Range is ${Range}` };
  },
});

function partWindow(object: ObjectRecord, number: number): Choice<Window> {
  const parts = object.parts ?? [{ size: object.body.size }];
  const first = parts.slice(0, number - 1).reduce((sum, { size }) => sum + size, 0);
  const length = parts[number - 1]?.size ?? 0;
  // A Content-Range cannot tell of no bytes at all.
  const value = { first, length, partial: length > 0 };
  return { value, origin: 'requested', because: `part ${number} was asked for` };
}

export const overridesNeedSignature = guard<{
  overrides: readonly string[];
  account: string | null;
}>({
  id: 'read/response-overrides',
  about: 'overrides',
  phase: 'access',
  says: 'Only a signed request may override headers of the answer.',
  cites: [api('GetObject')],
  basis: 'documented',
  refuses: ({ overrides, account }) =>
    overrides.length > 0 && account === null
      ? refuse(
          'InvalidRequest',
          {},
          'Request specific response headers cannot be used for anonymous GET requests.',
        )
      : undefined,
});

const attributes = ['ETag', 'Checksum', 'ObjectParts', 'StorageClass', 'ObjectSize'];

export const attributesAreKnown = guard<{ asked: readonly string[] }>({
  id: 'read/attributes',
  phase: 'request',
  says: 'x-amz-object-attributes names at least one of ETag, Checksum, ObjectParts, StorageClass and ObjectSize.',
  cites: [api('GetObjectAttributes')],
  basis: 'documented',
  refuses({ asked }) {
    if (asked.length === 0)
      return refuse(
        'InvalidRequest',
        {},
        'The x-amz-object-attributes header specifying the attributes to be retrieved is either missing or empty',
      );
    return asked.some((name) => !attributes.includes(name))
      ? refuse(
          'InvalidArgument',
          { ArgumentName: 'x-amz-object-attributes' },
          'Invalid attribute name specified.',
        )
      : undefined;
  },
});

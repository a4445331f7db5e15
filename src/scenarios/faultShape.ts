/** The faults of a world file. */
import { type Check, flag, misshapen, objectOf, oneOf, text, whole } from '../lib/shape.ts';
import { errorTable } from '../protocol/errors.ts';

const positive: Check = (value, place) => {
  if (!Number.isSafeInteger(value) || (value as number) < 1)
    misshapen(place, 'a whole number, 1 or more');
};

const kind = oneOf('error', 'late', 'empty', 'drop', 'delay');
const errorCode: Check = (value, place) => {
  if (typeof value !== 'string' || !Object.hasOwn(errorTable, value))
    misshapen(place, "one of S3's error codes");
};

const effects: Readonly<Record<string, Check>> = {
  error: objectOf({ kind, code: errorCode, message: text }, ['message']),
  late: objectOf({ kind, code: errorCode, message: text }, ['code', 'message']),
  empty: objectOf({ kind }),
  drop: objectOf({ kind, at: oneOf('before', 'body'), done: flag }, ['done']),
  delay: objectOf({ kind, ms: whole }),
};

const effect: Check = (value, place) => {
  const named = (value as { kind?: unknown } | null)?.kind;
  kind(named, `${place}.kind`);
  effects[named as string]?.(value, place);
};

/** A fault, as a world file writes it: see world/faults.ts. */
export const fault = objectOf(
  { operation: text, bucket: text, key: text, nth: positive, times: positive, does: effect },
  ['operation', 'bucket', 'key', 'nth', 'times'],
);

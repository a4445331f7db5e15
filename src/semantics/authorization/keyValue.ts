/** How a condition key gets its value. */
import type { Context } from '../context.ts';
import type { Asked, ConditionInput } from './asked.ts';

/** Undefined or null: the request has no such key. A list: the key has several values. */
export type KeyValue = string | number | boolean | readonly string[] | null | undefined;

export type KeyReader = (s3: Context, asked: Asked, input: ConditionInput) => KeyValue;

/** The value of the tag with a name. */
export type TagReader = (
  s3: Context,
  asked: Asked,
  input: ConditionInput,
) => (name: string) => KeyValue;

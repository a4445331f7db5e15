/** What the condition keys of policies are for a request; which of them there are is in these tables. */
import type { Context } from '../context.ts';
import { hasKey } from '../policy/keyTable.ts';
import type { Lookup } from '../policy/lookup.ts';
import type { Asked, ConditionInput } from './asked.ts';
import { absentKeys, globalKeys } from './globalKeys.ts';
import type { KeyReader, KeyValue, TagReader } from './keyValue.ts';
import { requestKeys } from './requestKeys.ts';
import { tagKeys } from './tagKeys.ts';
import { withUpload } from './uploadConditions.ts';

/** Names of keys are compared without case, all of these are in lower case. */
const readers = new Map<string, KeyReader>(Object.entries({ ...globalKeys, ...requestKeys }));
const tagReaders = new Map<string, TagReader>(Object.entries(tagKeys));

export function isKnownKey(key: string): boolean {
  const name = key.toLowerCase();
  return readers.has(name) || absentKeys.has(name) || tagReaderOf(key) !== undefined;
}

/** `s3:ExistingObjectTag/<name>` and its like: the name keeps its case. */
function tagReaderOf(key: string): { read: TagReader; name: string } | undefined {
  const slash = key.indexOf('/');
  if (slash < 0 || slash === key.length - 1) return undefined;
  const read = tagReaders.get(key.slice(0, slash + 1).toLowerCase());
  return read && { read, name: key.slice(slash + 1) };
}

/** The values of condition keys for one request. A key that the action has not is absent. */
export function conditionKeys(s3: Context, asked: Asked, input: ConditionInput): Lookup {
  let all: ConditionInput | undefined;
  return (key) => {
    if (!hasKey(asked.action, key)) return undefined;
    all ??= withUpload(s3, asked, input);
    const read = readers.get(key.toLowerCase());
    if (read) return listed(read(s3, asked, all));
    const tag = tagReaderOf(key);
    return tag && listed(tag.read(s3, asked, all)(tag.name));
  };
}

function listed(value: KeyValue): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'object') return value;
  return [String(value)];
}

/**
 * S3 Select: a query over the bytes of an object.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-select-sql-reference.html
 */
import { concat } from '../lib/bytes.ts';
import { compile, type Evaluate, type Scope } from './compile.ts';
import { maxRecordLength, overMaxRecord } from './csv.ts';
import { decode, gunzip } from './decode.ts';
import { fail, SelectFault } from './fault.ts';
import { truth } from './operators.ts';
import { parseQuery } from './parseQuery.ts';
import { messageSize, type Question, type Selection } from './question.ts';
import { scanned } from './scan.ts';
import { recordsOf } from './table.ts';
import type { Query } from './tree.ts';
import { Struct, type Value } from './value.ts';
import { type WriteResult, writer } from './write.ts';

/** Never rejects for what the object or the expression holds. */
export async function select(bytes: Uint8Array, question: Question): Promise<Selection> {
  try {
    const query = parseQuery(question.expression);
    const part = scanned(bytes, question);
    const plain = question.compression === 'GZIP' ? await gunzip(part) : part;
    const inside = part.byteOffset > bytes.byteOffset;
    const read = {
      text: decode(plain),
      ...(inside && { head: decode(firstRecord(bytes, question)) }),
    };
    const records = recordsOf(read, question, query);
    return { scanned: part.length, processed: plain.length, ...run(query, records, question) };
  } catch (error) {
    if (error instanceof SelectFault) return { refused: error.fault };
    throw error;
  }
}

/** The object's first record, where its header stands. */
function firstRecord(bytes: Uint8Array, question: Question): Uint8Array {
  return scanned(bytes, { ...question, range: { start: 0, end: 0 } });
}

/** Throws what fails before the first message is full. */
function run(query: Query, records: Iterable<Value>, question: Question) {
  const found: Uint8Array[] = [];
  let size = 0;
  const write = writer(question.output);
  try {
    for (const line of results(query, records, question, write)) {
      if (line.length > maxRecordLength) fail('OverMaxRecordSize', overMaxRecord);
      found.push(line);
      size += line.length;
    }
    return { records: concat(found) };
  } catch (error) {
    if (!(error instanceof SelectFault) || size < messageSize) throw error;
    const sent = concat(found).subarray(0, size - (size % messageSize));
    return { records: sent, broken: error.fault };
  }
}

function* results(
  query: Query,
  records: Iterable<Value>,
  { now, input }: Question,
  write: WriteResult,
): Generator<Uint8Array> {
  const scope: Scope = { names: query.names, now, untyped: input.kind === 'csv', fed: [] };
  const columns = query.columns === '*' ? [] : query.columns;
  const outputs = columns.map(({ expression }) => compile(expression, scope));
  const names = columns.map(({ name }) => name);
  const where = query.where && compile(query.where, scope);
  let left = query.limit ?? Number.POSITIVE_INFINITY;
  if (query.aggregates) {
    feed(records, where, scope);
    if (left > 0) yield write(names, valuesOf(outputs, null));
    return;
  }
  if (left === 0) return;
  for (const record of records) {
    if (where && truth(where(record)) !== true) continue;
    yield query.columns === '*' ? whole(record, write) : write(names, valuesOf(outputs, record));
    left -= 1;
    if (left === 0) return;
  }
}

function feed(records: Iterable<Value>, where: Evaluate | undefined, { fed }: Scope): void {
  for (const record of records) {
    if (where && truth(where(record)) !== true) continue;
    for (const { aggregate, operand } of fed) aggregate.add(operand(record));
  }
}

const valuesOf = (outputs: readonly Evaluate[], record: Value) =>
  outputs.map((output) => output(record));

/** `*`: a record that has no members is called `_1`. */
function whole(record: Value, write: WriteResult): Uint8Array {
  return record instanceof Struct ? write(record.names, record.values) : write(['_1'], [record]);
}

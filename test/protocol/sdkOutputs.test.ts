import { beforeAll, describe, expect, test } from 'vitest';
import { loadChecksums } from '../../src/lib/checksums.ts';
import { encodeAnswer } from '../../src/protocol/encode.ts';
import type { OperationName, Output } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { filled, type Values } from './filled.ts';
import { names, run } from './sdk.ts';

/** What an event stream holds: every member of its union, in turn. */
function events(union: string): Values[] {
  const struct = s3.model.struct(union);
  return struct.members.map(({ name }) => {
    const others = struct.members.filter((other) => other.name !== name);
    const all = { ...struct, union: false };
    return filled(
      all,
      s3.model,
      others.map((other) => other.name),
    );
  });
}

beforeAll(loadChecksums);

async function readBySdk(name: OperationName, output: Values): Promise<Values> {
  const { input } = s3.model.operation(name);
  const optional = input.members.filter((m) => !m.required).map((m) => m.name);
  const least = {
    ...filled(input, s3.model, optional),
    ...(name === 'WriteGetObjectResponse' ? { RequestRoute: 'r' } : {}),
  };
  const answer = () => encodeAnswer(name, output as Output<typeof name>, s3);
  const { result } = await run(name, least, answer, {
    responseChecksumValidation: 'WHEN_REQUIRED',
  });
  if (result instanceof Error) throw result;
  const { $metadata: _, ...members } = result;
  return members;
}

describe.each(names)('%s, answered with every member filled', (name) => {
  test('is read by the SDK as it was given', async () => {
    const { output: struct } = s3.model.operation(name);
    const streams = struct?.members.find((m) => m.type.kind === 'events');
    const output = struct ? filled(struct, s3.model, streams ? [streams.name] : []) : {};
    if (streams) output[streams.name] = events(streams.wire);
    const read = await readBySdk(name, output);
    if (streams) {
      read[streams.name] = await Array.fromAsync(read[streams.name] as AsyncIterable<unknown>);
    }
    // Compared where it is read: the stream itself is the SDK's.
    const streamed = struct?.members.find((m) => m.type.kind === 'stream')?.name;
    if (streamed) {
      const body = read[streamed] as { transformToByteArray(): Promise<Uint8Array> };
      read[streamed] = new Uint8Array(await body.transformToByteArray());
    }
    // The SDK reads Expires twice: as a date, and as the text it is.
    if (read.ExpiresString !== undefined) {
      expect(read.Expires).toEqual(new Date(String(output.Expires)));
      read.Expires = read.ExpiresString;
      delete read.ExpiresString;
    }
    expect(read).toEqual(output);
  });
});

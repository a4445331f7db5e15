import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { locate } from '../../src/protocol/address.ts';
import { streamingMember, unnamed } from '../../src/protocol/decode.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { route } from '../../src/protocol/route.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { filled, type Values } from './filled.ts';
import { decoded, names, nothing, run } from './sdk.ts';

const md5 = (text: string) => createHash('md5').update(text).digest('base64');

/** What a caller gives the SDK where it is not what we read: the SDK's types differ, or it will not send the value. */
function forTheSdk(input: Values): Values {
  const given = { ...input };
  // The SDK wants dates; on the wire and in S3 they are text.
  for (const name of ['Expires', 'ResponseExpires']) {
    if (given[name] !== undefined) given[name] = new Date(given[name] as string);
  }
  // A host label: WriteGetObjectResponse goes to <route>.s3-object-lambda.<region>.amazonaws.com.
  if (given.RequestRoute !== undefined) given.RequestRoute = 'a-route';
  return given;
}

/** What the SDK makes of an input before it sends it. */
function asSent(name: OperationName, input: Values): Values {
  const sent = { ...input };
  // Its SSE-C middleware encodes keys and computes their MD5.
  for (const key of ['SSECustomerKey', 'CopySourceSSECustomerKey']) {
    const given = sent[key];
    if (typeof given !== 'string') continue;
    sent[`${key}MD5`] = md5(given);
    sent[key] = Buffer.from(given).toString('base64');
  }
  if (sent.RequestRoute !== undefined) sent.RequestRoute = 'a-route';
  const streamed = streamingMember(name, s3);
  if (streamed) delete sent[streamed];
  return sent;
}

describe.each(names)('%s, sent by the SDK with every member filled', (name) => {
  const input = filled(s3.model.operation(name).input, s3.model);

  test.each([true, false])('decodes to what was given, path style %s', async (forcePathStyle) => {
    const { sent } = await run(name, forTheSdk(input), nothing, { forcePathStyle });
    expect(route(sent, locate(sent), s3)).toBe(name);
    expect(await decoded(name, sent)).toEqual(asSent(name, input));
    const request = { location: locate(sent), headers: sent.headers };
    expect(unnamed(name, request, s3)).toEqual({ headers: [], parameters: [] });
  });

  test('decodes with its required members alone', async () => {
    const { input: struct } = s3.model.operation(name);
    const optional = struct.members.filter((m) => !m.required).map((m) => m.name);
    const least = filled(struct, s3.model, optional);
    const { sent } = await run(name, forTheSdk(least), nothing);
    expect(route(sent, locate(sent), s3)).toBe(name);
    const read = await decoded(name, sent);
    expect(read).toMatchObject(asSent(name, least));
  });
});

test('a streamed body is what the SDK sent, its checksum a member', async () => {
  const input = { Bucket: 'a-bucket', Key: 'k', Body: new TextEncoder().encode('hello') };
  const { sent } = await run('PutObject', input, nothing);
  expect(new TextDecoder().decode(sent.body as Uint8Array)).toBe('hello');
  expect(await decoded('PutObject', sent)).toEqual({
    Bucket: 'a-bucket',
    Key: 'k',
    ChecksumAlgorithm: 'CRC32',
    ChecksumCRC32: 'NhCmhg==',
    ContentLength: 5,
    ContentType: 'application/octet-stream',
  });
});

/** What is documented and not modelled is answered 501 by the header's name, never ignored. */
import { describe, expect, test } from 'vitest';
import { encodeInput } from '../../src/protocol/encodeInput.ts';
import type { Member } from '../../src/protocol/model.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import { isNotImplemented } from '../../src/semantics/operations/notImplemented.ts';
import { operations } from '../../src/semantics/operations/index.ts';
import { unmodelled } from '../../src/semantics/rules/modelled.ts';
import { lab, refusalIn } from './lab.ts';

const names = Object.keys(operations) as OperationName[];
const [implemented, missing] = [
  names.filter((name) => !isNotImplemented(operations[name])),
  names.filter((name) => isNotImplemented(operations[name])),
];

const endpoint = { scheme: 'https', host: 's3.amazonaws.com' } as const;
const plain = {
  Bucket: 'photos',
  Key: 'cat',
  CopySource: 'photos/dog',
  UploadId: 'upload',
  PartNumber: 1,
  ObjectAttributes: ['ETag'],
  Id: 'an-id',
  AnnotationName: 'note',
};

async function asked(name: OperationName, header?: readonly [string, string]) {
  const { simulator, last } = await lab();
  const request = encodeInput(name, plain as never, { endpoint, style: 'path' }, s3);
  const authorization = 'AWS test:signature';
  const headers = [...request.headers, ['authorization', authorization] as const];
  await simulator.handle({ ...request, headers: header ? [...headers, header] : headers });
  return last();
}

function valueOf({ type }: Member): string {
  if (type.kind === 'number') return '1';
  if (type.kind === 'boolean') return 'true';
  if (type.kind === 'timestamp') return '2030-01-01T00:00:00Z';
  return type.kind === 'string' && type.enumName
    ? (s3.model.values(type.enumName)[0] ?? '')
    : 'text';
}

describe('the operations', () => {
  test('that are implemented are those of the first version', () => {
    expect(implemented.length).toBeGreaterThanOrEqual(30);
    expect(names).toHaveLength(112);
  });

  test.each(implemented)('%s is answered by more than a 501', async (name) => {
    const { answer, operation } = await asked(name);
    expect(operation).toBe(name);
    expect(answer.status).not.toBe(501);
  });
});

describe('[request/operation-modelled] an operation that is not', () => {
  const query = (name: OperationName) => {
    const { method, level, literals, input } = s3.model.operation(name);
    const needed = input.members.filter(({ required, place }) => required && place === 'query');
    const pairs = [
      ...literals.map(([key, value]) => [key, value]),
      ...needed.map(({ wire }) => [wire, 'x']),
    ];
    const target = { service: '/', bucket: '/photos', object: '/photos/cat' }[level];
    return {
      method,
      target: `${target}?${pairs.map(([key, value]) => `${key}=${value}`).join('&')}`,
    };
  };

  test.each(['GetObjectTorrent'] as const)('%s says so by its name', async (name) => {
    expect(missing).toContain(name);
    const { rawRefusal } = await lab();
    expect(await rawRefusal(query(name))).toEqual({
      status: 501,
      rule: 'request/operation-modelled',
      code: 'NotImplemented',
      message: `${name} is not implemented.`,
      Operation: name,
    });
  });
});

const members = implemented.flatMap((name) =>
  s3.model
    .operation(name)
    .input.members.filter((member) => unmodelled.has(member.name))
    .map((member) => [name, member.wire, member] as const),
);

describe('[request/member-modelled] a header', () => {
  test.each(members)('of %s: %s', async (name, wire, member) => {
    const exchange = await asked(name, [wire, valueOf(member)]);
    if (exchange.request.method === 'HEAD') {
      expect(exchange).toMatchObject({
        answer: { status: 501 },
        error: { code: 'NotImplemented' },
      });
      return;
    }
    expect(refusalIn(exchange)).toEqual({
      status: 501,
      rule: 'request/member-modelled',
      code: 'NotImplemented',
      message: 'A header you provided implies functionality that is not implemented',
      Header: wire,
    });
  });

  test('that is named as unmodelled is one of some operation', () => {
    const known = new Set(members.map(([, , { name }]) => name));
    expect([...unmodelled].filter((name) => !known.has(name))).toEqual([]);
  });
});

import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import * as sdk from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { errorTable } from '../../src/protocol/errors.ts';
import { createModel, extendTable } from '../../src/protocol/model.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';
import * as table from '../../src/protocol/s3/model.generated.ts';

const root = new URL('../../', import.meta.url);

test('the generated files are what the generator writes', () => {
  const generator = new URL('.tools/model/generate.ts', root).pathname;
  expect(() => execFileSync(process.execPath, [generator, '--check'])).not.toThrow();
});

test('the table stays small', () => {
  const file = readFileSync(new URL('src/protocol/s3/model.generated.ts', root));
  expect(gzipSync(file).length).toBeLessThan(20_000);
});

describe('the model of S3', () => {
  const operations = [...s3.model.operations.values()];
  const commands = Object.keys(sdk).filter((name) => /^[A-Z]\w+Command$/.test(name));

  test('has every command of the SDK', () => {
    expect(operations.map(({ name }) => `${name}Command`).sort()).toEqual(commands.sort());
    expect(operations).toHaveLength(112);
  });

  test('every struct reads, and names only structs and enums that exist', () => {
    for (const name of Object.keys(table.structs)) {
      for (const { type } of s3.model.struct(name).members) {
        const item = type.kind === 'list' ? type.item : type;
        if (item.kind === 'struct') expect(() => s3.model.struct(item.struct)).not.toThrow();
        if (item.kind === 'string' && item.enumName) {
          expect(s3.model.values(item.enumName).length).toBeGreaterThan(0);
        }
      }
    }
  });

  test('enums are found that the schemas of the SDK do not name', () => {
    const acl = s3.model.operation('CopyObject').input.members.find((m) => m.name === 'ACL');
    expect(acl).toMatchObject({ wire: 'x-amz-acl', type: { enumName: 'ObjectCannedACL' } });
    expect(s3.model.values('ObjectCannedACL')).toContain('bucket-owner-full-control');
    const used = JSON.stringify(table.structs).match(/%\w+/g) ?? [];
    expect(new Set(used).size).toBe(76);
  });

  test('its errors are in the table of errors, with the same status', () => {
    for (const [code, line] of Object.entries(table.errors)) {
      expect(errorTable).toHaveProperty(code);
      expect(errorTable[code as keyof typeof errorTable][0]).toBe(Number(line.split(' ')[0]));
    }
  });

  test('only the location of a bucket is an answer without an element inside', () => {
    const bare = operations.filter(({ output }) => {
      return output?.members.length === 1 && output.members[0]?.wire === output.root;
    });
    expect(bare.map(({ name }) => name)).toEqual(['GetBucketLocation']);
  });
});

describe('a dialect', () => {
  const base = {
    operations: { GetThing: 'GET /{Key+}?thing 200 . .' },
    structs: { GetThingRequest: 'Bucket!:s@l Key!:s@l', GetThingOutput: 'Size:n@h~size' },
    enums: { Colour: 'red green' },
  };

  test('has its own prefix in the names of headers', () => {
    const model = createModel(base, 'x-oss-');
    expect(model.struct('GetThingOutput').members[0]).toMatchObject({
      place: 'header',
      wire: 'x-oss-size',
    });
  });

  test('may add operations, structs, enums and members', () => {
    const extended = extendTable(base, {
      operations: { PutThing: 'PUT /{Key+}?thing 200 GetThingRequest -' },
      structs: { GetThingRequest: 'Colour:%Colour@h~colour', Other: 'A:s' },
      enums: { Shape: 'round' },
    });
    const model = createModel(extended, 'x-oss-');
    expect(model.struct('GetThingRequest').members.map((m) => m.name)).toEqual([
      'Bucket',
      'Key',
      'Colour',
    ]);
    expect(model.operation('PutThing' as never).output).toBeUndefined();
    expect(createModel(base, 'x-oss-').struct('GetThingRequest').members).toHaveLength(2);
  });

  test.each([
    ['an operation', { operations: { GetThing: 'GET / 200 . .' } }],
    ['an enum', { enums: { Colour: 'blue' } }],
    ['a member', { structs: { GetThingRequest: 'Other:s Key:n@qkey' } }],
    ['the root of a struct', { structs: { GetThingOutput: '<Thing Other:s' } }],
  ])('may not replace %s', (_, addition) => {
    expect(() => extendTable(base, addition)).toThrow(/a dialect may not/);
  });
});

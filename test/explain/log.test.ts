import { describe, expect, test } from 'vitest';
import { exchangeOf, openLog, refused, stage } from '../../src/explain/log.ts';
import { wireRules } from '../../src/explain/wireRules.ts';
import { utf8 } from '../../src/lib/bytes.ts';
import { refuse } from '../../src/protocol/errors.ts';

const newLog = () => openLog({ n: 7, request: 12, at: 1000, requestId: 'REQUEST' });

describe('a stage', () => {
  test('that works out is a passed step with the facts of its value', async () => {
    const log = newLog();
    const value = await stage(
      log,
      wireRules.route,
      async () => 'GetObject',
      (operation) => ({ operation }),
    );
    expect(value).toBe('GetObject');
    expect(log.trace.steps()).toEqual([
      {
        n: 1,
        phase: 'wire',
        rule: wireRules.route,
        outcome: 'passed',
        decisive: false,
        facts: { operation: 'GetObject' },
      },
    ]);
  });

  test('that S3 refuses is the decisive step, and throws on', async () => {
    const log = newLog();
    const error = refuse('InvalidURI');
    const work = stage(
      log,
      wireRules.address,
      () => Promise.reject(error),
      () => ({}),
    );
    await expect(work).rejects.toBe(error);
    expect(log.trace.steps()).toMatchObject([
      { outcome: 'refused', decisive: true, error: { code: 'InvalidURI', status: 400 } },
    ]);
    expect(log.error).toEqual({ code: 'InvalidURI', message: error.message });
  });

  test('that fails by our own mistake leaves no step: whoever catches it says so', async () => {
    const log = newLog();
    const work = stage(
      log,
      wireRules.address,
      () => Promise.reject(new TypeError('oops')),
      () => ({}),
    );
    await expect(work).rejects.toThrow('oops');
    expect(log.trace.steps()).toEqual([]);
  });
});

test('a refusal that a guard has recorded already is not recorded again, but is the error of the log', () => {
  const log = newLog();
  const error = refuse('NoSuchKey', { Key: 'k' });
  log.trace.add({
    phase: 'source',
    rule: wireRules.members,
    outcome: 'refused',
    decisive: true,
    facts: () => ({}),
  });
  refused(log, wireRules.internal, error);
  expect(log.trace.steps()).toHaveLength(1);
  expect(log.error?.code).toBe('NoSuchKey');
});

test('what was refused has changed nothing, even if it was about to', () => {
  const log = newLog();
  log.changes = () => [{ kind: 'bucket', subject: 'b', effect: 'added', rows: [] }];
  refused(log, wireRules.storage, refuse('InsufficientStorage'));
  expect(log.changes()).toEqual([]);
});

describe('an exchange', () => {
  const messages = {
    request: {
      method: 'PUT',
      url: 'https://b.s3.amazonaws.com/k?X-Amz-Signature=abc',
      headers: [['x-amz-security-token', 'secret']] as const,
      size: 3,
      body: utf8('abc'),
    },
    answer: {
      status: 301,
      headers: [
        ['etag', '"x"'],
        ['location', 'http://h/k?X-Amz-Signature=abc'],
      ] as const,
      size: 10_000_000,
    },
  };

  test('holds what the log knows, and no member that it does not know', () => {
    const log = newLog();
    log.operation = 'PutObject';
    log.bucket = 'b';
    const exchange = exchangeOf(log, messages);
    expect(exchange).toMatchObject({
      n: 7,
      at: 1000,
      requestId: 'REQUEST',
      operation: 'PutObject',
      bucket: 'b',
      caller: null,
    });
    expect(exchange).not.toHaveProperty('key');
    expect(exchange).not.toHaveProperty('error');
  });

  test('hides secrets, and tells the size of a body that was not at hand', () => {
    const { request, answer } = exchangeOf(newLog(), messages);
    expect(request.url).toBe('https://b.s3.amazonaws.com/k?X-Amz-Signature=<hidden>');
    expect(request.headers).toEqual([['x-amz-security-token', '<hidden>']]);
    expect(request.body).toEqual({ size: 3, preview: utf8('abc') });
    expect(answer.headers).toEqual([
      ['etag', '"x"'],
      ['location', 'http://h/k?X-Amz-Signature=<hidden>'],
    ]);
    expect(answer.body).toEqual({ size: 10_000_000, preview: new Uint8Array() });
  });

  test('is a copy: later steps do not change it, and it can be posted', () => {
    const log = newLog();
    const exchange = exchangeOf(log, messages);
    refused(log, wireRules.internal, refuse('InternalError'));
    log.changes = () => [{ kind: 'bucket', subject: 'b', effect: 'added', rows: [] }];
    expect(exchange.changes).toEqual([]);
    expect(exchange.trace).toEqual([]);
    expect(structuredClone(exchange)).toEqual(exchange);
  });
});

/** x-amz-expected-bucket-owner and its like of a source: every operation that has them looks at them. */
import { describe, expect, test } from 'vitest';
import { encodeInput } from '../../../src/protocol/encodeInput.ts';
import type { OperationName } from '../../../src/protocol/operation.ts';
import { s3 as dialect } from '../../../src/protocol/s3/dialect.ts';
import { modelledOperations } from '../../../src/semantics/operations/index.ts';
import { filled } from '../../protocol/filled.ts';
import { lab, refusalIn } from '../lab.ts';

const { model } = dialect;
const partner = '210987654321';
const us = '123456789012';

const having = (member: string) =>
  modelledOperations.filter((name) =>
    model.operation(name).input.members.some((one) => one.name === member),
  );

/** What the operation needs, and little more: what else is wrong with it must not be told first. */
function inputOf(name: OperationName) {
  const { input } = model.operation(name);
  const optional = input.members.filter(({ required }) => !required).map((one) => one.name);
  return {
    ...filled(input, model, optional),
    Bucket: 'album',
    ...(input.members.some((one) => one.name === 'Key') && { Key: 'cat' }),
    ...(input.members.some((one) => one.name === 'CopySource') && { CopySource: 'album/cat' }),
    ...(name === 'PutObject' && { Body: 'a' }),
  };
}

async function asked(name: OperationName, more: object) {
  const it = await lab({ buckets: ['album'] });
  await it.s3.putObject({ Bucket: 'album', Key: 'cat', Body: 'a' });
  const endpoint = { scheme: 'https', host: 's3.us-east-1.amazonaws.com' } as const;
  const { UploadId } = await it.s3.createMultipartUpload({ Bucket: 'album', Key: 'cat' });
  const input = { ...inputOf(name), UploadId, ...more } as never;
  const { headers, ...request } = encodeInput(name, input, { endpoint, style: 'path' }, dialect);
  const authorization =
    'AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0';
  await it.simulator.handle({
    ...request,
    headers: [...headers, ['authorization', authorization]],
  });
  return it.last();
}

describe('the expected owner of the bucket', () => {
  const all = having('ExpectedBucketOwner');

  test('is a member of many', () => expect(all.length).toBeGreaterThan(80));

  test.each(all)('%s: when it is another', async (name) => {
    expect(refusalIn(await asked(name, { ExpectedBucketOwner: partner }))).toMatchObject({
      status: 403,
      rule: 'access/expected-owner',
    });
  });

  test.each(all)('%s: when it is no account', async (name) => {
    expect(refusalIn(await asked(name, { ExpectedBucketOwner: 'us' }))).toMatchObject({
      status: 400,
      rule: 'access/expected-owner-form',
    });
  });

  test.each(all)('%s: when it is the owner, nothing is refused for it', async (name) => {
    const { error, trace } = await asked(name, { ExpectedBucketOwner: us });
    expect(error?.code).not.toBe('AccessDenied');
    const seen = trace.find(({ rule }) => rule.id === 'access/expected-owner');
    expect([undefined, 'passed']).toContain(seen?.outcome);
  });
});

describe('the expected owner of the source', () => {
  const all = having('ExpectedSourceBucketOwner');

  test('is a member of both copies', () => expect(all).toEqual(['CopyObject', 'UploadPartCopy']));

  test.each(all)('%s', async (name) => {
    expect(refusalIn(await asked(name, { ExpectedSourceBucketOwner: partner }))).toMatchObject({
      status: 403,
      rule: 'access/expected-owner',
    });
    const message =
      'The value of the expected source bucket owner parameter must be an AWS Account ID... [us]';
    expect(refusalIn(await asked(name, { ExpectedSourceBucketOwner: 'us' }))).toMatchObject({
      status: 400,
      code: 'InvalidBucketOwnerAWSAccountID',
      message,
    });
  });
});

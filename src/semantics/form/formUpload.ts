/** A form upload: its own checks in S3's order, and then PutObject with all of its rules. */
import type { Trace } from '../../explain/trace.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { askOrThrow } from '../ask.ts';
import type { Context } from '../context.ts';
import { objectUrl } from '../objectUrl.ts';
import { perform } from '../perform.ts';
import { meets, readPolicy, type Stated } from './postPolicy.ts';
import {
  answerToForm,
  fieldsFit,
  formIsNoCopy,
  keyIsNamed,
  oneFile,
  policyIsSigned,
  signatureIsWhole,
} from '../rules/form.ts';
import {
  conditionHolds,
  fieldsAreNamed,
  fileSizeIsInRange,
  policyIsNotExpired,
  policyIsReadable,
} from '../rules/postPolicy.ts';

/** A form, before anybody knows who signed it. `ahead` and `limit` are bytes. */
export interface SentForm {
  readonly fields: ReadonlyMap<string, string>;
  readonly files: number;
  readonly ahead: number;
  readonly limit: number;
  /** The field that its signature lacks. */
  readonly missing: string | undefined;
}

export function checkForm(form: SentForm, trace: Trace): void {
  const { fields, files, ahead, limit, missing } = form;
  askOrThrow(trace, oneFile, { files });
  askOrThrow(trace, fieldsFit, { ahead, limit });
  askOrThrow(trace, keyIsNamed, { key: fields.get('key') });
  askOrThrow(trace, formIsNoCopy, { source: fields.get('x-amz-copy-source') });
  askOrThrow(trace, signatureIsWhole, { missing });
  const signed = fields.has('x-amz-signature') || fields.has('signature');
  askOrThrow(trace, policyIsSigned, { policy: fields.has('policy'), signed });
}

/** What a policy is held against. Time in ms since 1970, size in bytes. */
export interface Upload {
  readonly fields: ReadonlyMap<string, string>;
  readonly bucket: string;
  readonly size: number;
  readonly now: number;
}

/** Checks the policy, where the form has one. Throws the refusal of the first rule that it breaks. */
export function checkPolicy({ fields, bucket, size, now }: Upload, trace: Trace): void {
  const document = fields.get('policy');
  if (document === undefined) return;
  const policy = readPolicy(document);
  const problem = typeof policy === 'string' ? policy : undefined;
  askOrThrow(trace, policyIsReadable, { problem });
  if (typeof policy === 'string') return;
  askOrThrow(trace, policyIsNotExpired, { now, expires: policy.expires });
  const sent = new Map([['bucket', bucket], ...fields]);
  for (const stated of policy.conditions) checkCondition(stated, sent, size, trace);
  const named = policy.conditions.map(({ condition }) => 'field' in condition && condition.field);
  const extra = [...sent.keys()].filter((name) => !named.includes(name) && !unnamed.test(name));
  askOrThrow(trace, fieldsAreNamed, { extra });
}

const unnamed = /^(policy|signature|x-amz-signature|awsaccesskeyid|x-ignore-.*)$/;
const secret = /^(x-amz-security-token|x-amz-server-side-encryption-customer-key)$/;

function checkCondition(
  { condition, words }: Stated,
  fields: ReadonlyMap<string, string>,
  size: number,
  trace: Trace,
): void {
  if (condition.kind === 'size') {
    const { min, max } = condition;
    return askOrThrow(trace, fileSizeIsInRange, { size, min, max });
  }
  const field = 'field' in condition ? condition.field : undefined;
  const sent = field === undefined ? undefined : (fields.get(field) ?? '');
  const holds = 'field' in condition && meets(condition, sent ?? '');
  const hidden = field !== undefined && secret.test(field);
  askOrThrow(trace, conditionHolds, {
    condition: hidden ? `["${condition.kind}", "$${field}", "…"]` : words,
    field,
    sent: hidden ? '…' : sent,
    holds,
  });
}

/** How a form wants to be answered. */
interface Wish {
  readonly redirect: string | undefined;
  readonly status: string | undefined;
}

export interface FormAnswer {
  readonly status: number;
  readonly output: Output<'PutObject'>;
  /** The address of the object. */
  readonly url: string;
  readonly bucket: string;
  readonly key: string;
  /** Where to send the browser, when its status is 303. */
  readonly redirect?: string | undefined;
}

export function performFormUpload(input: Input<'PutObject'>, wish: Wish, s3: Context): FormAnswer {
  const { Bucket: bucket = '', Key: key = '' } = input;
  const output = perform('PutObject', input, s3);
  const status = s3.decide(answerToForm, wish);
  const redirect = status === 303 ? wish.redirect : undefined;
  return { status, output, url: objectUrl(s3, bucket, key), bucket, key, redirect };
}

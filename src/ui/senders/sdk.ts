/** Sends a draft with the unmodified AWS SDK: the command's input from the form, the rest as extra headers. */
import type * as S3 from '@aws-sdk/client-s3';
import type { Draft } from '../../scenarios/draft.ts';
import type { Field } from '../forms/field.ts';
import { fieldsOf, formOf, matches } from '../forms/forms.ts';
import { regionOf } from '../look.ts';
import { clockOffset, jsonOf, taste, type Outcome, type Sending } from './sender.ts';

type Sdk = typeof S3;
type Input = Record<string, unknown>;

/** What the SDK is asked, and the headers and parameters that its input has no member for. */
export interface SdkCall {
  readonly input: Input;
  readonly extraHeaders: readonly (readonly [string, string])[];
  readonly extraQuery: readonly (readonly [string, string | null])[];
}

/** Splits a draft into the SDK's input and what must be added by hand. */
export async function sdkCall(draft: Draft): Promise<SdkCall> {
  const form = formOf(draft.operation);
  const fields = fieldsOf(form);
  const input: Input = {};
  if (form.on !== 'service') input['Bucket'] = draft.bucket;
  if (form.on === 'object') input['Key'] = draft.key;
  const extraHeaders = draft.headers.filter(([name, value]) => {
    if (name === 'x-amz-copy-source' && value !== '') return !assign(input, 'CopySource', value);
    const field = fields.find((f) => matches(f, name));
    return !field || !take(input, field, name, value);
  });
  const extraQuery = draft.query.filter(([name, value]) => {
    if (form.marks.some(([mark]) => mark === name)) return false;
    const field = fields.find((f) => f.in === 'query' && f.name === name);
    return !field || value === null || !take(input, field, name, value);
  });
  if (form.body === 'document' && draft.body.kind === 'text') {
    const { documentMembers } = await import('../../scenarios/documentMembers.ts');
    Object.assign(input, documentMembers(draft.operation, draft.body.text));
  }
  return { input, extraHeaders, extraQuery };
}

function assign(input: Input, member: string, value: unknown): true {
  input[member] = value;
  return true;
}

/** Puts a wire value into the input; false when the SDK could not say it so. */
function take(input: Input, field: Field, name: string, value: string): boolean {
  if (field.name.endsWith('-')) {
    const pairs = (input[field.member] ?? {}) as Record<string, string>;
    return assign(input, field.member, { ...pairs, [name.slice(field.name.length)]: value });
  }
  if (value === '') return false;
  if (field.kind === 'number') {
    return /^\d+$/.test(value) && assign(input, field.member, Number(value));
  }
  if (field.kind === 'date') {
    const date = new Date(value);
    return (
      !Number.isNaN(date.getTime()) &&
      date.toUTCString() === value &&
      assign(input, field.member, date)
    );
  }
  if (field.kind === 'list') return assign(input, field.member, value.split(/\s*,\s*/));
  if (value === 'true' || value === 'false') return assign(input, field.member, value === 'true');
  return assign(input, field.member, value);
}

let loading: Promise<Sdk> | undefined;

/** The SDK, loaded when it is first needed: it is bigger than the rest of the page. */
export function loadSdk(): Promise<Sdk> {
  loading ??= import('@aws-sdk/client-s3').catch((error: unknown) => {
    // The next call tries again: the network may be back.
    loading = undefined;
    throw error;
  });
  return loading;
}

export async function sendBySdk({ draft, world, credentials }: Sending): Promise<Outcome> {
  const sdk = await loadSdk();
  const call = await sdkCall(draft);
  const region = draft.region ?? regionOf(world)(draft.bucket);
  const client = new sdk.S3Client({
    region,
    maxAttempts: 1,
    systemClockOffset: clockOffset(world),
    ...(credentials
      ? { credentials }
      : { credentials: nobody, signer: { sign: async (request) => request } }),
  });
  addExtras(client, call);
  const sent = formOf(draft.operation).body === 'bytes' ? await bodyOf(draft) : undefined;
  const input = sent === undefined ? call.input : { ...call.input, Body: sent };
  const command = commandOf(sdk, draft.operation, input);
  const started = performance.now();
  const base = {
    sender: 'sdk',
    code: codeOf(draft.operation, call.input, region, sent !== undefined),
  } as const;
  try {
    const output = await client.send(command);
    const value = await withBody(output);
    const id = output.$metadata.requestId;
    return {
      ...base,
      kind: 'returned',
      json: jsonOf(value),
      took: performance.now() - started,
      ...(id ? { requestId: id } : {}),
    };
  } catch (error) {
    return { ...base, kind: 'threw', took: performance.now() - started, ...thrown(error) };
  } finally {
    client.destroy();
  }
}

const nobody = { accessKeyId: '', secretAccessKey: '' };

type Client = InstanceType<Sdk['S3Client']>;
type Command = Parameters<Client['send']>[0];

/** The command by its operation's name. The input was checked by the form; S3 checks the rest. */
function commandOf(sdk: Sdk, operation: string, input: Input): Command {
  const found = (sdk as unknown as Record<string, unknown>)[`${operation}Command`];
  if (typeof found !== 'function') throw new Error(`The SDK has no ${operation}Command.`);
  return new (found as new (input: Input) => Command)(input);
}

function addExtras(client: Client, { extraHeaders, extraQuery }: SdkCall): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const request = args.request as {
        headers: Record<string, string>;
        query: Record<string, string | null>;
      };
      for (const [name, value] of extraHeaders) request.headers[name] = value;
      for (const [name, value] of extraQuery) request.query[name] = value;
      return next(args);
    },
    { step: 'build', name: 'whatTheFormAdds' },
  );
}

/** A Blob becomes bytes: the SDK cannot read one in a browser (aws-sdk-js-v3 #6834). */
async function bodyOf(draft: Draft): Promise<string | Uint8Array | undefined> {
  if (draft.body.kind === 'text') return draft.body.text;
  if (draft.body.kind === 'file') return new Uint8Array(await draft.body.bytes.arrayBuffer());
  return undefined;
}

async function withBody(output: object): Promise<object> {
  const body =
    'Body' in output ? (output.Body as ReadableStream<Uint8Array> | undefined) : undefined;
  return body ? { ...output, Body: `‹stream: ${await taste(body)}›` } : output;
}

function thrown(error: unknown): Pick<Outcome, 'json' | 'error' | 'requestId'> {
  if (!(error instanceof Error)) return { json: jsonOf(error), error: String(error) };
  const {
    $response: _response,
    stack: _stack,
    ...members
  } = error as Error & Record<string, unknown>;
  const metadata = members['$metadata'] as { requestId?: string } | undefined;
  return {
    error: `${error.name}: ${error.message}`,
    json: jsonOf({ ...members, name: error.name, message: error.message }),
    ...(metadata?.requestId ? { requestId: metadata.requestId } : {}),
  };
}

const customerKey = /SSECustomerKey$/;

function written(name: string, value: unknown): string {
  if (customerKey.test(name)) return "'<hidden>'";
  if (value instanceof Date) return `new Date('${value.toISOString()}')`;
  return JSON.stringify(value).replaceAll('"', "'");
}

/** The call as one would write it, without the keys of customers. */
export function codeOf(operation: string, input: Input, region: string, body: boolean): string {
  const members = Object.entries(input).map(
    ([name, value]) => `  ${name}: ${written(name, value)},`,
  );
  const lines = body ? [...members, '  Body: body,'] : members;
  return [
    `const s3 = new S3Client({ region: '${region}', maxAttempts: 1 });`,
    `await s3.send(new ${operation}Command({`,
    ...lines,
    '}));',
  ].join('\n');
}

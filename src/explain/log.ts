/** One request while it is under way: collects what becomes its exchange. */
import type { Change, Exchange, HeaderList, RememberedBody } from './exchange.ts';
import {
  bodyWithoutSecrets,
  errorWithoutSecrets,
  keysWithoutSecrets,
  rememberBody,
  urlWithoutSecrets,
  withoutSecrets,
} from './remember.ts';
import { createTrace, type Documented, type Facts, type Trace } from './trace.ts';

export interface Log {
  /** The number of its exchange: 1 is the first after the world was filled. */
  readonly n: number;
  /** The number of the request in the life of the world: ids derive from it. */
  readonly request: number;
  /** World time, ms since 1970. A fault may let it wait. */
  at: number;
  readonly requestId: string;
  readonly trace: Trace;
  operation?: string;
  /** Set for what S3 is not asked: its answers look otherwise. */
  service?: 'kms' | 'sts' | 'control' | 'website';
  bucket?: string;
  key?: string;
  caller: Exchange['caller'];
  /** Worded when somebody asks. */
  changes: () => readonly Change[];
  /** What had changed by itself before the request was performed. */
  earlier: () => readonly Change[];
  error?: { readonly code: string; readonly message: string };
  /** Headers that the answer has beside its own, however the request ends. */
  answerHeaders: HeaderList;
}

export function openLog(opened: Pick<Log, 'n' | 'request' | 'at' | 'requestId'>): Log {
  return {
    ...opened,
    trace: createTrace(),
    caller: null,
    changes: () => [],
    earlier: () => [],
    answerHeaders: [],
  };
}

/** What an error must tell to be the decisive step of a trace. */
interface Refusal {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** Records that a step before the operation let the request through. */
function passed({ trace }: Log, rule: Documented, facts: () => Facts): void {
  trace.add({ phase: 'wire', rule, outcome: 'passed', decisive: false, facts });
}

/** Records a refusal under `rule`, unless a guard has recorded it already. What was refused has changed nothing. */
export function refused(
  log: Log,
  rule: Documented,
  { code, status, message }: Refusal,
  facts: Facts = {},
): void {
  log.error = { code, message };
  log.changes = () => [];
  if (log.trace.notes.some(({ decisive }) => decisive)) return;
  log.trace.add({
    phase: 'wire',
    rule,
    outcome: 'refused',
    decisive: true,
    facts: () => facts,
    error: { code, status, message },
  });
}

interface Message {
  readonly headers: HeaderList;
  /** Bytes of the body, and the bytes themselves where they are at hand. */
  readonly size: number;
  readonly body?: Uint8Array;
}

interface Messages {
  readonly request: Message & { readonly method: string; readonly url: string };
  readonly answer: Message & { readonly status: number };
}

export function exchangeOf(log: Log, { request, answer }: Messages): Exchange {
  const { n, at, requestId, caller, changes, earlier, trace, operation, bucket, key, error } = log;
  const said =
    error && answer.body
      ? errorWithoutSecrets(answer.body, request.headers)
      : log.service === 'sts'
        ? keysWithoutSecrets(answer.body)
        : answer.body;
  return {
    n,
    at,
    requestId,
    caller,
    changes: [...earlier(), ...changes()],
    trace: trace.steps(),
    ...(operation !== undefined && { operation }),
    ...(bucket !== undefined && { bucket }),
    ...(key !== undefined && { key }),
    ...(error && { error }),
    request: {
      method: request.method,
      url: urlWithoutSecrets(request.url),
      headers: withoutSecrets(request.headers),
      body: sentBody(request),
    },
    answer: {
      status: answer.status,
      headers: withoutSecrets(answer.headers),
      body: rememberBody(answer.size, said),
    },
  };
}

function sentBody({ size, body, headers }: Message): RememberedBody {
  const remembered = rememberBody(size, body);
  return { ...remembered, preview: bodyWithoutSecrets(remembered.preview, headers) };
}

/** Runs one step before the operation and records how it ended; its refusal is the decisive step. */
export async function stage<Value>(
  log: Log,
  rule: Documented,
  work: () => Value | Promise<Value>,
  facts: (value: Value) => Facts,
): Promise<Value> {
  try {
    const value = await work();
    passed(log, rule, () => facts(value));
    return value;
  } catch (error) {
    if (isRefusal(error)) refused(log, rule, error);
    throw error;
  }
}

function isRefusal(error: unknown): error is Refusal {
  return error instanceof Error && 'code' in error && 'status' in error;
}

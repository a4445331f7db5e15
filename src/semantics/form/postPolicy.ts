/**
 * The policy document of a form upload: base64 of JSON with an expiration and conditions.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 */
import { parseIsoDate } from '../../lib/amzDate.ts';
import { fromBase64, text } from '../../lib/bytes.ts';

export type Condition =
  | { readonly kind: 'eq' | 'starts-with'; readonly field: string; readonly value: string }
  | { readonly kind: 'size'; readonly min: number; readonly max: number }
  /** What S3 cannot make sense of: it never holds. */
  | { readonly kind: 'unknown' };

export interface Stated {
  readonly condition: Condition;
  /** As S3 quotes it: `["eq", "$key", "cat.jpg"]`. */
  readonly words: string;
}

export interface PostPolicy {
  /** Milliseconds since 1970. */
  readonly expires: number;
  readonly conditions: readonly Stated[];
}

/** The policy, or what is wrong with it in S3's words. Basis of the words: second-hand, quoted by users. */
export function readPolicy(base64: string): PostPolicy | string {
  const document = parse(base64);
  if (typeof document !== 'object' || document === null) return 'Invalid JSON.';
  const { expiration, conditions } = document as Readonly<Record<string, unknown>>;
  if (typeof expiration !== 'string') return 'Policy missing expiration.';
  const expires = parseIsoDate(expiration);
  if (expires === undefined) return `Invalid 'expiration' value: '${expiration}'`;
  if (!Array.isArray(conditions)) return 'Policy missing conditions.';
  const stated: Stated[] = [];
  for (const condition of conditions as readonly unknown[]) {
    const read = Array.isArray(condition) ? listed(condition) : simple(condition);
    if (typeof read === 'string') return read;
    stated.push(read);
  }
  return { expires, conditions: stated };
}

function parse(base64: string): unknown {
  const bytes = fromBase64(base64.replace(/\s/g, ''));
  try {
    return bytes && JSON.parse(text(bytes));
  } catch {
    return undefined;
  }
}

/** `{"acl": "private"}` */
function simple(condition: unknown): Stated | string {
  const entries = typeof condition === 'object' && condition ? Object.entries(condition) : [];
  const [[name, value] = ['', undefined]] = entries as [string, unknown][];
  if (entries.length !== 1) {
    return 'Invalid Simple-Condition: Simple-Conditions must have exactly one property specified.';
  }
  if (typeof value !== 'string') return 'Invalid Simple-Condition: value must be a string.';
  return matching('eq', `$${name}`, value);
}

/** `["starts-with", "$key", "user/"]`, `["content-length-range", 1, 10]` */
function listed(condition: readonly unknown[]): Stated {
  const [operator, first, second] = condition;
  const kind = typeof operator === 'string' ? operator.toLowerCase() : '';
  const unknown: Stated = {
    condition: { kind: 'unknown' },
    words: `[${condition.map((part) => JSON.stringify(part)).join(', ')}]`,
  };
  if (condition.length !== 3) return unknown;
  if (kind === 'content-length-range') {
    const [min, max] = [sizeOf(first), sizeOf(second)];
    return min === undefined || max === undefined
      ? unknown
      : { condition: { kind: 'size', min, max }, words: unknown.words };
  }
  if ((kind !== 'eq' && kind !== 'starts-with') || typeof second !== 'string') return unknown;
  return typeof first === 'string' && first.startsWith('$')
    ? matching(kind, first, second)
    : unknown;
}

function sizeOf(value: unknown): number | undefined {
  const size = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : undefined;
}

function matching(kind: 'eq' | 'starts-with', field: string, value: string): Stated {
  const words = [kind, field, value].map((part) => JSON.stringify(part)).join(', ');
  return { condition: { kind, field: field.slice(1).toLowerCase(), value }, words: `[${words}]` };
}

/** Whether the value of a form's field meets a condition. A list of content types must do so one by one. */
export function meets(
  { kind, field, value }: Extract<Condition, { field: string }>,
  sent: string,
): boolean {
  if (kind === 'eq') return sent === value;
  const all = field === 'content-type' ? sent.split(',') : [sent];
  return all.every((one) => one.trim().startsWith(value));
}

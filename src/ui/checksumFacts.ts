/** The checksums an exchange speaks of, and how each came about. */
import type { Exchange } from '../explain/exchange.ts';
import { bodyText, headerIn } from './body.ts';

export interface ChecksumFact {
  readonly algorithm: string;
  readonly value: string;
  /** FULL_OBJECT, COMPOSITE, or what is known of an ETag. */
  readonly type: string;
  /** One sentence. */
  readonly how: string;
  readonly rule?: string;
}

const algorithms = [
  'CRC64NVME',
  'CRC32C',
  'CRC32',
  'SHA256',
  'SHA1',
  'SHA512',
  'MD5',
  'XXHASH64',
  'XXHASH3',
  'XXHASH128',
] as const;

export function checksumFacts(exchange: Exchange): readonly ChecksumFact[] {
  const text = bodyText(exchange.answer.body);
  return [...algorithms.flatMap((name) => checksum(exchange, text, name)), ...etag(exchange, text)];
}

function inAnswer(
  exchange: Exchange,
  text: string,
  header: string,
  element: string,
): string | undefined {
  const found = new RegExp(`<${element}>([^<]*)</${element}>`).exec(text)?.[1];
  return (
    headerIn(exchange.answer.headers, header) ??
    found?.replaceAll('&quot;', '"').replaceAll('&#34;', '"')
  );
}

/** The step and the change row that settled an attribute of the new object. */
function settled(
  exchange: Exchange,
  pattern: RegExp,
): { rule?: string; because?: string; value?: string } {
  const step = exchange.trace.findLast(
    (s) => s.outcome === 'chose' && s.decides?.some((d) => pattern.test(d)),
  );
  const row = exchange.changes.flatMap((c) => c.rows).find((r) => pattern.test(r.attribute));
  const rule = row?.rule ?? step?.rule.id;
  const because = row?.because ?? step?.because;
  return {
    ...(rule ? { rule } : {}),
    ...(because ? { because } : {}),
    ...(row?.after ? { value: row.after } : {}),
  };
}

function checksum(exchange: Exchange, text: string, algorithm: string): readonly ChecksumFact[] {
  const value = inAnswer(
    exchange,
    text,
    `x-amz-checksum-${algorithm.toLowerCase()}`,
    `Checksum${algorithm}`,
  );
  if (!value) return [];
  const { rule, because } = settled(exchange, /checksum/i);
  const type =
    inAnswer(exchange, text, 'x-amz-checksum-type', 'ChecksumType') ??
    (/-\d+$/.test(value) ? 'COMPOSITE' : 'FULL_OBJECT');
  const how =
    type === 'COMPOSITE'
      ? 'The checksum of the parts’ checksums, with their number behind it.'
      : 'Over all bytes of the object.';
  return [
    {
      algorithm,
      value,
      type,
      how: because ? `${how} ${sentence(because)}` : how,
      ...(rule ? { rule } : {}),
    },
  ];
}

function etag(exchange: Exchange, text: string): readonly ChecksumFact[] {
  const value = inAnswer(exchange, text, 'etag', 'ETag');
  if (!value) return [];
  const parts = /-(\d+)"?$/.exec(value)?.[1];
  const { rule, because } = settled(exchange, /^etag$/i);
  const how = parts
    ? `MD5 of the MD5s of its ${parts} parts: not the MD5 of the object.`
    : 'The MD5 of the bytes, as hex: the object was written whole.';
  return [
    {
      algorithm: 'ETag',
      value,
      type: parts ? `${parts} parts` : 'MD5',
      how: because ? `${how} ${sentence(because)}` : how,
      ...(rule ? { rule } : {}),
    },
  ];
}

function sentence(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '');
  return `${trimmed.charAt(0).toUpperCase()}${trimmed.slice(1)}.`;
}

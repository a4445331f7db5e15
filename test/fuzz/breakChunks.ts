/** aws-chunked framing, well and not. */
import { concat, utf8 } from '../../src/lib/bytes.ts';
import type { WireHeaders, WireRequest } from '../../src/protocol/message.ts';
import type { Chance } from './mutate.ts';

const framings = [
  'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  'STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER',
];

const signature = `;chunk-signature=${'0'.repeat(64)}`;
const sizes = [
  'zz',
  '-1',
  '',
  'ffffffffffffffff',
  '99999999999999999',
  '1;x=y',
  ' 1',
  '0x1',
  '1'.repeat(2000),
];
const tails = [
  ['', '\r\n', '\n', '\r\n\r\n\r\n', 'x', 'x-amz-checksum-crc32:AAAAAA==\r\n', 'no colon\r\n\r\n'],
  [
    'x-amz-checksum-crc32:\r\n\r\n',
    'x-amz-checksum-crc32:AAAAAA==\r\nx-amz-trailer-signature:0\r\n\r\n',
  ],
  'x'.repeat(20_000),
].flat();

/** The body in chunks, with the headers that say so; then, mostly, something is broken. */
export function breakChunks(request: WireRequest, { pick, random }: Chance): WireRequest {
  const content = request.body instanceof Uint8Array ? request.body : utf8('some bytes');
  const framing = pick(framings);
  const suffix = framing.includes('UNSIGNED') ? '' : signature;
  const cut = random() % (content.length + 1);
  const odd = random() % 3 === 0;
  const head = (size: number) =>
    utf8(`${odd && random() & 1 ? pick(sizes) : size.toString(16)}${suffix}\r\n`);
  const crlf = () => utf8(random() % 8 === 0 ? pick(['', '\n', '\r', 'xx']) : '\r\n');
  const pieces = [content.subarray(0, cut), content.subarray(cut)].filter((p) => p.length > 0);
  const trailer = framing.endsWith('-TRAILER') && random() & 1 ? 'x-amz-checksum-crc32' : '';
  const end = random() & 1 ? pick(tails) : `${trailer && `${trailer}:AAAAAA==\r\n`}\r\n`;
  const framed = concat([
    ...pieces.flatMap((piece) => [head(piece.length), piece, crlf()]),
    head(0),
    utf8(end),
  ]);
  const declared = pick([`${content.length}`, `${content.length}`, '', '-1', '1e3', undefined]);
  const replaced = [
    'x-amz-content-sha256',
    'x-amz-decoded-content-length',
    'content-encoding',
    'x-amz-trailer',
  ];
  const headers: WireHeaders = [
    ...request.headers.filter(([name]) => !replaced.includes(name)),
    ['x-amz-content-sha256', framing],
    ['content-encoding', pick(['aws-chunked', 'aws-chunked,gzip', 'AWS-CHUNKED', 'gzip'])],
    ...(declared === undefined ? [] : [['x-amz-decoded-content-length', declared] as const]),
    ...(trailer
      ? [['x-amz-trailer', pick([trailer, trailer, 'x-evil', `${trailer},`])] as const]
      : []),
  ];
  const body = random() % 4 === 0 ? framed.subarray(0, random() % (framed.length + 1)) : framed;
  return { ...request, headers, body };
}

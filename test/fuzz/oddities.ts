/** What requests are broken with. */
import { s3 } from '../../src/protocol/s3/dialect.ts';

/** Texts that parsers stumble over, as byte strings. */
export const oddities = [
  ['', ' ', ',', ';', '=', '"', '*', '-1', '0', '1', '99999999999999999999', '1e9', 'NaN', 'null'],
  [
    '%',
    '%zz',
    '%00',
    '%c3%28',
    '%F0%9F',
    '%2e%2e',
    '../..',
    '//',
    '\0',
    '\x01',
    '\x7f',
    '\xff\xfe',
  ],
  ['\r\nx-injected: 1', '__proto__', 'constructor', 'toString', '=?UTF-8?B?x?=', '=?UTF-8?Q?=0?='],
  ['Thu, 99 Jun 2026 99:99:99 GMT', 'Mon, 30 Feb 2026 00:00:00 GMT', '9999-99-99T00:00:00Z'],
  ['bytes=5-2', 'bytes=-', 'bytes=0-99999999999999999999', 'bytes=0-0,1-1', 'lines=1-2'],
  [
    'aws-chunked',
    'UNSIGNED-PAYLOAD',
    'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
    'AAAA',
    'A===',
    '=====',
  ],
  ['COPY', 'REPLACE', 'Enabled', 'ENABLED', 'aws:kms', 'AES256', 'GLACIER', 'public-read', 'url'],
  ['photos/cat', '/photos/', 'arn:aws:s3:us-east-1:1:accesspoint/x/object/y', 'photos/%ff', 'true'],
  'x'.repeat(9000),
  'é'.repeat(3000),
].flat();

const members = [...s3.model.operations.values()].flatMap(({ input }) => input.members);
const namesAt = (place: string) => [
  ...new Set(members.filter((member) => member.place === place).map(({ wire }) => wire)),
];
export const headerNames = [
  namesAt('header'),
  ['x-amz-meta-é', 'x-amz-meta-', 'x-amz-meta-__proto__', 'x-amz-meta-a b', 'x-amz-unknown'],
  ['content-length', 'x-amz-content-sha256', 'x-amz-decoded-content-length', 'x-amz-trailer'],
  ['authorization', 'date', 'x-amz-date', 'origin', 'range', 'host', 'expect', 'if-range', ''],
].flat();
export const parameterNames = [
  namesAt('query'),
  [...s3.model.operations.values()].flatMap(({ literals }) => literals.map(([name]) => name)),
  ['X-Amz-Signature', 'X-Amz-Algorithm', 'X-Amz-Expires', 'AWSAccessKeyId', 'x-id', '', '%zz'],
  ['X-Amz-Meta-a%0Ab', 'X-Amz-Meta-%20', 'X-Amz-Meta-%C3%A9', 'X-Amz-Copy-Source', 'a'.repeat(500)],
].flat();

export const methods = 'GET PUT POST DELETE HEAD OPTIONS PATCH get BREW CONNECT'
  .split(' ')
  .concat('');

export const hosts =
  `localhost LOCALHOST:80 [::1]:9000 127.0.0.1 photos.s3.amazonaws.com a..b.s3.amazonaws.com
  s3.moon-1.amazonaws.com photos.s3-website-us-east-1.amazonaws.com x.s3-accesspoint.us-east-1.amazonaws.com
  s3express-control.us-east-1.amazonaws.com s3.dualstack.us-east-1.amazonaws.com .localhost é.localhost
  s3-object-lambda.us-east-1.amazonaws.com :99999`
    .split(/\s+/)
    .concat('', ' ', '\0', 'x'.repeat(5000), `${'a.'.repeat(200)}s3.amazonaws.com`);

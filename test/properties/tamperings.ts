/** Every way in which a signed request may be changed by one thing that its signature covers. */
import type { WireHeaders, WireRequest } from '../../src/protocol/message.ts';
import type { Plan } from '../protocol/clientSigner.ts';

type Tampered = readonly [name: string, request: WireRequest];

export function tamperings(request: WireRequest, plan: Plan): Tampered[] {
  return [
    ...ofMethod(request),
    ['another path', { ...request, target: request.target.replace(/(?=\?|$)/, 'x') }],
    ...ofQuery(request),
    ...ofHeaders(request),
    ...ofAuthorization(request),
    ...ofBody(request, plan),
  ];
}

function ofMethod(request: WireRequest): Tampered[] {
  return ['GET', 'PUT', 'DELETE']
    .filter((method) => method !== request.method)
    .map((method) => [`method ${method}`, { ...request, method }]);
}

function ofQuery(request: WireRequest): Tampered[] {
  const [path = '', search = ''] = request.target.split('?');
  const pairs = search === '' ? [] : search.split('&');
  const withPairs = (changed: readonly string[]): WireRequest => ({
    ...request,
    target: changed.length > 0 ? `${path}?${changed.join('&')}` : path,
  });
  return [
    ['a pair more', withPairs([...pairs, 'response-expires=x'])],
    ['a second signature', withPairs([...pairs, 'X-Amz-Signature=0'])],
    ...pairs.flatMap((pair, i): Tampered[] => [
      [`without ${pair}`, withPairs(pairs.toSpliced(i, 1))],
      [`other ${pair}`, withPairs(pairs.with(i, otherEnd(pair)))],
    ]),
  ];
}

const otherEnd = (text: string) => text.slice(0, -1) + (text.endsWith('1') ? '2' : '1');

function ofHeaders(request: WireRequest): Tampered[] {
  const { headers } = request;
  const signed = headers.filter(([name]) => name !== 'authorization');
  return [
    ['an x-amz- header more', { ...request, headers: [...headers, ['x-amz-meta-more', 'x']] }],
    ['an ACL', { ...request, headers: [...headers, ['x-amz-acl', 'public-read']] }],
    ...signed.flatMap(([name, value]): Tampered[] => {
      const i = headers.findIndex(([n]) => n === name);
      const changed = (now: WireHeaders[number]): WireRequest =>
        name === 'host'
          ? { ...request, host: now[1], headers: headers.with(i, now) }
          : { ...request, headers: headers.with(i, now) };
      const twice: WireHeaders = [...headers, [name, 'x']];
      return [
        [`other ${name}`, changed([name, `${value}x`])],
        ...(name === 'host'
          ? []
          : ([
              [`without ${name}`, { ...request, headers: headers.toSpliced(i, 1) }],
              [`${name} twice`, { ...request, headers: twice }],
            ] as const)),
      ];
    }),
  ];
}

/** The parts of the header that signs: the date, the region and the service of the scope, the names, the signature. */
function ofAuthorization(request: WireRequest): Tampered[] {
  const i = request.headers.findIndex(([name]) => name === 'authorization');
  const value = request.headers[i]?.[1];
  if (value === undefined) return [];
  const as = (changed: string): WireRequest => ({
    ...request,
    headers: request.headers.with(i, ['authorization', changed]),
  });
  const signature = /Signature=(\S+)$/.exec(value)?.[1] ?? '';
  const middle = Math.floor(signature.length / 2);
  const digits = [0, middle, signature.length - 1].map((at) => {
    const digit = signature[at] === '7' ? '8' : '7';
    return `${signature.slice(0, at)}${digit}${signature.slice(at + 1)}`;
  });
  return [
    ['other day', as(value.replace(/\/(\d{7})\d\//, '/$19/'))],
    ['other region', as(value.replace('/us-east-1/', '/us-east-2/'))],
    ['other service', as(value.replace('/s3/', '/s4/'))],
    ['other key', as(value.replace('Credential=alice', 'Credential=test'))],
    ['fewer names', as(value.replace('host;', ''))],
    ['no signature', as(value.replace(signature, ''))],
    ...digits.map((other): Tampered => ['other digit', as(value.replace(signature, other))]),
  ].filter((tampered): tampered is Tampered => {
    const [, changed] = tampered as Tampered;
    return changed.headers[i]?.[1] !== value;
  });
}

function ofBody(request: WireRequest, { payload, where, body }: Plan): Tampered[] {
  const sent = request.body;
  // A URL tells the hash of its body or nothing.
  const isOpen = payload === 'unsigned' || (where === 'url' && payload !== 'hash');
  if (!(sent instanceof Uint8Array) || isOpen) return [];
  const flipped = (name: string, place: number): Tampered => {
    const changed = Uint8Array.from(sent);
    changed[place] = (changed[place] ?? 0) ^ 1;
    return [name, { ...request, body: changed }];
  };
  if (payload === 'hash') {
    const longer: WireRequest = { ...request, body: Buffer.concat([sent, Buffer.from('x')]) };
    const ends =
      sent.length > 0 ? [flipped('first byte', 0), flipped('last byte', sent.length - 1)] : [];
    return [['a byte more', longer], ...ends];
  }
  const text = Buffer.from(sent).toString('latin1');
  const behind = (name: string, mark: string, from: 'indexOf' | 'lastIndexOf' = 'indexOf') =>
    text.includes(mark) ? [flipped(name, text[from](mark) + mark.length)] : [];
  return [
    ...(body.length > 0 ? behind('a byte of the first chunk', '\r\n') : []),
    ...behind('the signature of the first chunk', 'chunk-signature='),
    ...behind('the signature of the last chunk', 'chunk-signature=', 'lastIndexOf'),
    ...behind('the checksum behind', 'x-amz-checksum-crc32:'),
    ...behind('the signature behind', 'x-amz-trailer-signature:'),
    flipped('the last line break', sent.length - 1),
  ];
}

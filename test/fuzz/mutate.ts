/** Ways to break a request: each takes one that is well and gives one that may not be. */
import { concat, utf8 } from '../../src/lib/bytes.ts';
import type { Random } from '../../src/lib/random.ts';
import type { WireHeaders, WireRequest } from '../../src/protocol/message.ts';
import { breakChunks } from './breakChunks.ts';
import { breakXml } from './breakXml.ts';
import { headerNames, hosts, methods, oddities, parameterNames } from './oddities.ts';
import type { Pick } from './pick.ts';

/** `random` and the `pick` that draws from it. */
export interface Chance {
  readonly pick: Pick;
  readonly random: Random;
}

type Mutation = (request: WireRequest, chance: Chance) => WireRequest;

const sprinkle = (text: string, { pick, random }: Chance): string => {
  const at = random() % (text.length + 1);
  return text.slice(0, at) + pick(oddities) + text.slice(at + (random() % 3));
};

/** A query as a presigned URL has it, so that headers may be hoisted into it. */
const presigned =
  'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=test%2F20260101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20260101T000000Z&X-Amz-Expires=60&X-Amz-SignedHeaders=host&X-Amz-Signature=0';

const withQuery = (request: WireRequest, query: string): WireRequest => {
  const { target } = request;
  return { ...request, target: `${target}${target.includes('?') ? '&' : '?'}${query}` };
};

const changed = (headers: WireHeaders, { pick, random }: Chance): WireHeaders => {
  const i = random() % (headers.length + 1);
  const [name, value] = headers[i] ?? [pick(headerNames), ''];
  const others = headers.filter((_, n) => n !== i);
  return pick<WireHeaders>([
    others,
    [...headers, [name, value]],
    [...headers, [name, pick(oddities)]],
    [...others, [name, sprinkle(value, { pick, random })]],
  ]);
};

const mutations: readonly Mutation[] = [
  (request, { pick }) => ({ ...request, method: pick(methods) }),
  (request, { pick }) => ({ ...request, host: pick(hosts) }),
  (request, chance) => ({ ...request, target: sprinkle(request.target, chance) }),
  (request, { pick }) => ({
    ...request,
    target: pick([
      '',
      '*',
      '/',
      '//',
      '/photos',
      '/photos/',
      '/?',
      'http://other/photos/cat',
      '/\0',
    ]),
  }),
  (request, { pick }) => ({
    ...request,
    target: `/photos/${pick(['x', '%2F', 'é']).repeat(2000)}`,
  }),
  (request, { pick }) => withQuery(request, `${pick(parameterNames)}=${pick(oddities)}`),
  (request, { pick }) => withQuery(request, pick(parameterNames)),
  (request, { pick }) => ({
    ...withQuery(request, `${presigned}&${pick(parameterNames)}=${pick(['a', '%0A', '%01'])}`),
    headers: request.headers.filter(([name]) => name !== 'authorization'),
  }),
  (request, chance) => ({ ...request, headers: changed(request.headers, chance) }),
  (request, { pick }) => ({
    ...request,
    headers: [...request.headers, [pick(headerNames), pick(oddities)]],
  }),
  (request, { pick }) => ({
    ...request,
    headers: [
      ...request.headers,
      ['x-amz-checksum-crc32', pick(['AAAAAA==', 'AAAA', ''])],
      [
        pick(['x-amz-checksum-sha256', 'content-md5', 'x-amz-sdk-checksum-algorithm']),
        pick(oddities),
      ],
    ],
  }),
  (request, { random }) => {
    if (!(request.body instanceof Uint8Array)) return request;
    const body = request.body.slice();
    body[random() % (body.length || 1)] = random() & 255;
    return { ...request, body };
  },
  (request, { pick }) => ({
    ...request,
    body: pick([null, utf8('x'), new Uint8Array(), new Blob(['abc']), { size: 99, pattern: 'ab' }]),
  }),
  (request, { pick }) => ({
    ...request,
    body: concat([
      request.body instanceof Uint8Array ? request.body : utf8(''),
      utf8(pick(oddities)),
    ]),
  }),
  breakXml,
  breakXml,
  breakChunks,
  breakChunks,
];

/** None to three mutations; content-length follows the body half of the time, so that others may look at it. */
export function mutate(request: WireRequest, chance: Chance): WireRequest {
  const { pick, random } = chance;
  let mutated = request;
  for (let n = random() % 4; n > 0; n--) mutated = pick(mutations)(mutated, chance);
  if (random() & 1) return mutated;
  const { body, headers } = mutated;
  const size = body instanceof Uint8Array ? body.length : (body?.size ?? 0);
  const others = headers.filter(([name]) => name !== 'content-length');
  return { ...mutated, headers: [...others, ['content-length', `${size}`]] };
}

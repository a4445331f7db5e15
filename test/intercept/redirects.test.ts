/** Redirects inside a page, as the fetch standard follows them. */
import { afterEach, expect, test, vi } from 'vitest';
import { followRedirects } from '../../src/intercept/redirects.ts';

const own = globalThis.fetch;
let stop = () => undefined as void;

/** A page's fetch that is answered by `answer`; gives what was sent. */
function pageWith(answer: (request: Request) => Response) {
  const sent: { url: string; method: string; body: string; authorization: string | null }[] = [];
  globalThis.fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    const { url, method, headers } = request;
    const authorization = headers.get('authorization');
    sent.push({ url, method, body: await request.clone().text(), authorization });
    return answer(request);
  });
  stop = followRedirects(({ hostname }) => hostname.endsWith('.amazonaws.com'));
  return sent;
}

const here = 'https://a.s3.amazonaws.com/key';
const there = 'https://a.s3.eu-west-1.amazonaws.com/key';
const moved = (status: number, location = there) =>
  new Response(null, { status, headers: { location } });
const onceMoved = (status: number) => (request: Request) =>
  request.url === here ? moved(status) : new Response('meow');

afterEach(() => {
  stop();
  globalThis.fetch = own;
});

test('the body and the method go along, what was signed for another host does not', async () => {
  const sent = pageWith(onceMoved(307));
  const init = { method: 'PUT', body: 'purr', headers: { authorization: 'AWS4' } };
  expect(await (await fetch(here, init)).text()).toBe('meow');
  expect(sent).toEqual([
    { url: here, method: 'PUT', body: 'purr', authorization: 'AWS4' },
    { url: there, method: 'PUT', body: 'purr', authorization: null },
  ]);
});

test.each([
  [303, 'PUT', 'GET'],
  [303, 'HEAD', 'HEAD'],
  [302, 'POST', 'GET'],
  [301, 'PUT', 'PUT'],
])('a %i makes of a %s a %s', async (status, method, then) => {
  const sent = pageWith(onceMoved(status));
  await fetch(here, { method });
  expect(sent.map((one) => one.method)).toEqual([method, then]);
});

test('one without a Location is handed over, and so is what is not to be followed', async () => {
  pageWith(() => new Response('elsewhere', { status: 301 }));
  expect((await fetch(here)).status).toBe(301);
  const sent = pageWith(onceMoved(307));
  expect((await fetch(here, { redirect: 'manual' })).status).toBe(307);
  expect(sent).toHaveLength(1);
});

test('one that leads to itself ends after twenty', async () => {
  const sent = pageWith(() => moved(302, here));
  await expect(fetch(here)).rejects.toThrow(TypeError);
  await expect(fetch('http://[')).rejects.toThrow(TypeError);
  expect(sent).toHaveLength(21);
});

test('stopping puts the page’s fetch back', () => {
  pageWith(onceMoved(307));
  const following = globalThis.fetch;
  stop();
  expect(globalThis.fetch).not.toBe(following);
});

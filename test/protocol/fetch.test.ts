import { describe, expect, test } from 'vitest';
import { fromRequest, toResponse } from '../../src/protocol/fetch.ts';

describe('a Request as a message', () => {
  test('the target is as the URL has it, without a fragment', async () => {
    const { target, scheme, host } = await fromRequest(
      new Request('http://h:81/a%2fb/ü?x=%20#frag'),
    );
    expect([scheme, host, target]).toEqual(['http', 'h:81', '/a%2fb/%C3%BC?x=%20']);
    expect((await fromRequest(new Request('https://h#'))).target).toBe('/');
  });

  test('what a browser adds below the page is added', async () => {
    const put = new Request('https://h/', {
      method: 'PUT',
      body: 'abc',
      headers: { b: '2', A: '1' },
    });
    const message = await fromRequest(put);
    expect(message.headers).toContainEqual(['host', 'h']);
    expect(message.headers).toContainEqual(['content-length', '3']);
    expect(message.headers).toContainEqual(['a', '1']);
    expect(message.body).toEqual(new TextEncoder().encode('abc'));
  });

  test('without a body PUT says that it has none, and GET says nothing', async () => {
    const put = await fromRequest(new Request('https://h/', { method: 'PUT' }));
    expect(put).toMatchObject({ body: null });
    expect(put.headers).toContainEqual(['content-length', '0']);
    const get = await fromRequest(new Request('https://h/'));
    expect(get.headers.map(([name]) => name)).not.toContain('content-length');
  });
});

describe('an answer as a Response', () => {
  const bytes = new TextEncoder().encode('abc');

  test('its length is told when it is known', async () => {
    const response = toResponse({ status: 200, headers: [['x-a', '1']], body: bytes });
    expect([...response.headers]).toEqual([
      ['content-length', '3'],
      ['x-a', '1'],
    ]);
    expect(await response.text()).toBe('abc');
  });

  test('a HEAD answer keeps the length of what it does not carry', () => {
    const response = toResponse({ status: 200, headers: [['content-length', '7']], body: null });
    expect([response.headers.get('content-length'), response.body]).toEqual(['7', null]);
  });

  test.each([204, 205, 304])('%i never carries a body', (status) => {
    expect(toResponse({ status, headers: [], body: bytes }).body).toBe(null);
  });
});

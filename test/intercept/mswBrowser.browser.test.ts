import { afterEach, expect, test, vi } from 'vitest';
import { type Interception, interceptPage } from '../../src/intercept/mswBrowser.ts';
import { fake, plain } from './fake.ts';

let running: Interception | undefined;

async function intercept(endpoints?: readonly string[]) {
  const simulator = fake(({ method, target }) => plain(`${method} ${target}`));
  running = await interceptPage(simulator, { serviceWorker: '/mockServiceWorker.js', endpoints });
  return { ...simulator, ...running };
}

afterEach(async () => {
  vi.restoreAllMocks();
  await running?.stop();
});

const refuse = () =>
  vi
    .spyOn(navigator.serviceWorker, 'getRegistrations')
    .mockRejectedValue(new DOMException('insecure', 'SecurityError'));

for (const mode of ['service-worker', 'in-page'] as const) {
  test(`${mode}: S3's requests are answered, others are not touched`, async () => {
    if (mode === 'in-page') refuse();
    const { asked, mode: actual, reason } = await intercept();
    expect([actual, reason]).toEqual([mode, mode === 'in-page' ? 'insecure' : undefined]);
    const response = await fetch('https://b.s3.eu-west-1.amazonaws.com/a%2Fb%20c?list-type=2', {
      method: 'PUT',
      body: 'body',
      headers: { 'x-amz-meta-a': '1' },
    });
    expect(await response.text()).toBe('PUT /a%2Fb%20c?list-type=2');
    expect(response.headers.get('content-length')).toBe('26');
    expect(asked[0]).toMatchObject({ scheme: 'https', host: 'b.s3.eu-west-1.amazonaws.com' });
    expect(asked[0]?.headers).toContainEqual(['x-amz-meta-a', '1']);
    expect(asked[0]?.body).toEqual(new TextEncoder().encode('body'));
    expect((await fetch(location.href)).ok).toBe(true);
    expect(asked).toHaveLength(1);
  });

  test(`${mode}: a redirect is followed with its body, one without a Location is handed over`, async () => {
    if (mode === 'in-page') refuse();
    const moved = (status: number, location?: string) => ({
      ...plain('moved'),
      status,
      headers: [
        ['x-amz-bucket-region', 'eu-west-1'] as const,
        ...(location ? [['location', location] as const] : []),
      ],
    });
    const simulator = fake(({ host, method, target, body }) => {
      if (host === 'b.s3.amazonaws.com')
        return moved(307, `https://b.s3.eu-west-1.amazonaws.com${target}`);
      if (target === '/moved') return moved(301);
      return plain(`${method} ${host}${target} ${body instanceof Uint8Array ? body.length : 0}`);
    });
    running = await interceptPage(simulator, { serviceWorker: '/mockServiceWorker.js' });
    expect(running.mode).toBe(mode);
    const headers = { authorization: 'somebody', 'x-amz-meta-a': '1' };
    const put = { method: 'PUT', body: 'body', headers };
    const followed = await fetch('https://b.s3.amazonaws.com/k?x=1', put);
    expect(await followed.text()).toBe('PUT b.s3.eu-west-1.amazonaws.com/k?x=1 4');
    const sent = new Map(simulator.asked.at(-1)?.headers);
    expect([sent.get('x-amz-meta-a'), sent.get('authorization')]).toEqual(['1', undefined]);
    const read = await fetch('https://b.s3.amazonaws.com/k');
    expect(await read.text()).toBe('GET b.s3.eu-west-1.amazonaws.com/k 0');
    const there = await fetch('https://b.s3.us-west-2.amazonaws.com/moved', put);
    expect([there.status, there.headers.get('x-amz-bucket-region')]).toEqual([301, 'eu-west-1']);
  });

  test(`${mode}: XMLHttpRequest too, and a custom endpoint`, async () => {
    if (mode === 'in-page') refuse();
    const { asked } = await intercept(['s3.test:9000']);
    const xhr = new XMLHttpRequest();
    xhr.open('GET', 'http://s3.test:9000/b/k');
    const done = new Promise((resolve) => xhr.addEventListener('load', resolve));
    xhr.send();
    await done;
    expect(xhr.responseText).toBe('GET /b/k');
    expect(asked).toHaveLength(1);
  });
}

test('a service worker that cannot be registered: in the page, and why', async () => {
  running = await interceptPage(fake(), { serviceWorker: '/no/such/worker.js' });
  expect(running.mode).toBe('in-page');
  expect(running.reason).toContain('Failed to register');
  expect(await (await fetch('https://s3.amazonaws.com/')).text()).toBe('hello');
});

/** A bucket as a website, by its endpoint: as anybody's browser sees it. */
import type { WebsiteConfiguration } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import type { WireAnswer } from '../../../src/protocol/message.ts';
import { bodyOf, type Lab, lab } from '../lab.ts';

const Bucket = 'site';
const IndexDocument = { Suffix: 'index.html' };

/** A bucket that lets anybody list it, with pages that anybody may read, and a secret. */
async function published(given: Partial<WebsiteConfiguration> = { IndexDocument }) {
  const it = await lab({ buckets: [Bucket] });
  const { s3 } = it;
  await s3.deletePublicAccessBlock({ Bucket });
  await s3.putBucketOwnershipControls({
    Bucket,
    OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
  });
  await s3.putBucketAcl({ Bucket, ACL: 'public-read' });
  const put = (Key: string, Body: string, more: object = {}) =>
    s3.putObject({ Bucket, Key, Body, ACL: 'public-read', ContentType: 'text/html', ...more });
  await put('index.html', 'home');
  await put('docs/index.html', 'docs');
  await put('docs/a.html', 'a');
  await put('moved.html', 'x', { WebsiteRedirectLocation: '/docs/' });
  await put('error.html', 'oops');
  await s3.putObject({ Bucket, Key: 'secret', Body: 's' });
  await s3.putBucketWebsite({ Bucket, WebsiteConfiguration: given });
  return { ...it, visit: visitor(it) };
}

const visitor =
  ({ raw }: Lab) =>
  (target: string, headers: Readonly<Record<string, string>> = {}, method = 'GET') =>
    raw({
      method,
      host: `${Bucket}.s3-website-us-east-1.amazonaws.com`,
      target,
      headers: { authorization: undefined, ...headers },
    });

const headersOf = ({ headers }: WireAnswer) => Object.fromEntries(headers);

describe('a page', () => {
  test.each([
    ['/', 'home'],
    ['/index.html', 'home'],
    ['/docs/', 'docs'],
    ['/docs/a.html?version=2', 'a'],
    ['/docs/a%2ehtml', 'a'],
  ])('at %s', async (target, body) => {
    const { visit, last } = await published();
    const answer = await visit(target);
    expect([answer.status, bodyOf(answer)]).toEqual([200, body]);
    expect(headersOf(answer)).toMatchObject({
      'content-type': 'text/html',
      'content-length': String(body.length),
    });
    expect(last()).toMatchObject({ operation: 'Website', caller: null });
  });

  test('is not sent for HEAD', async () => {
    const { visit } = await published();
    const answer = await visit('/', {}, 'HEAD');
    expect([answer.status, answer.body]).toEqual([200, null]);
  });

  test('is sent in part, or not again, as it is asked for', async () => {
    const { visit } = await published();
    const part = await visit('/', { range: 'bytes=1-2' });
    expect([part.status, bodyOf(part)]).toEqual([206, 'om']);
    const again = await visit('/', { 'if-none-match': headersOf(part).etag ?? '' });
    expect([again.status, again.body]).toEqual([304, null]);
    const late = await visit('/', { range: 'bytes=9-' });
    expect(late.status).toBe(416);
    expect(bodyOf(late)).toContain('<h1>416 Requested Range Not Satisfiable</h1>');
  });

  test('has other hosts too', async () => {
    const { raw } = await published();
    for (const host of [
      'site.s3-website.localhost:9000',
      'site.s3-website.us-east-1.amazonaws.com',
    ])
      expect(bodyOf(await raw({ host, target: '/' }))).toBe('home');
  });

  test('is the owner’s no more than anybody’s', async () => {
    const { raw, last } = await published();
    const host = 'site.s3-website.localhost';
    const secret = await raw({ host, target: '/secret' });
    expect(bodyOf(secret)).toContain('<li>Code: AccessDenied</li>');
    expect(last().caller).toBeNull();
  });
});

describe('what cannot be had', () => {
  test.each([
    ['/gone', 404, 'NoSuchKey', 'gone'],
    ['/gone/', 404, 'NoSuchKey', 'gone/index.html'],
  ])('%s is told on a page, and in headers', async (target, status, code, key) => {
    const { visit, last } = await published();
    const answer = await visit(target);
    expect(answer.status).toBe(status);
    expect(headersOf(answer)).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-amz-error-code': code,
      'x-amz-error-detail-key': key,
    });
    expect(bodyOf(answer)).toContain(`<li>Code: ${code}</li>\n<li>Message: `);
    expect(bodyOf(answer)).toContain(`<li>Key: ${key}</li>\n<li>RequestId: `);
    expect(last().error?.code).toBe(code);
    const decisive = last().trace.filter((step) => step.decisive);
    expect(decisive.map(({ rule }) => rule.id)).toEqual(['website/error']);
  });

  test('is told by the error document, with the status of the error', async () => {
    const { visit } = await published({ IndexDocument, ErrorDocument: { Key: 'error.html' } });
    for (const [target, status, code] of [
      ['/gone', 404, 'NoSuchKey'],
      ['/secret', 403, 'AccessDenied'],
    ] as const) {
      const answer = await visit(target);
      expect([answer.status, bodyOf(answer)]).toEqual([status, 'oops']);
      expect(headersOf(answer)).toMatchObject({
        'x-amz-error-code': code,
        'content-type': 'text/html',
      });
    }
    expect((await visit('/gone', {}, 'HEAD')).body).toBeNull();
  });

  test('is told with what is wrong with the error document', async () => {
    const { visit } = await published({ IndexDocument, ErrorDocument: { Key: 'secret' } });
    const body = bodyOf(await visit('/gone'));
    expect(body).toContain('<li>Key: gone</li>');
    expect(body).toContain('Custom Error Document</h3>\n<ul>\n<li>Code: AccessDenied</li>');
  });

  test('of no bucket, and of no website, is told on a page too', async () => {
    const { raw, visit, s3, last } = await published();
    const none = await raw({ host: 'none.s3-website.localhost', target: '/' });
    expect([none.status, last().trace.at(-1)?.rule.id]).toEqual([404, 'bucket/exists']);
    expect(bodyOf(none)).toContain('<li>BucketName: none</li>');
    await s3.deleteBucketWebsite({ Bucket });
    const plain = await visit('/');
    expect([plain.status, last().trace.at(-1)?.rule.id]).toEqual([404, 'website/configured']);
    expect(bodyOf(plain)).toContain('<li>Code: NoSuchWebsiteConfiguration</li>');
  });

  test('[website/method] [website/region] is told when it is asked for in the wrong way', async () => {
    const { raw, visit } = await published();
    const post = await visit('/', {}, 'POST');
    expect([post.status, headersOf(post).allow]).toEqual([405, 'HEAD, GET']);
    expect(bodyOf(post)).toContain('<li>Method: POST</li>\n<li>ResourceType: OBJECT</li>');
    const far = await raw({ host: 'site.s3-website-eu-west-1.amazonaws.com', target: '/' });
    expect(bodyOf(far)).toContain('<li>Endpoint: site.s3-website-us-east-1.amazonaws.com</li>');
  });

  test('is refused on a page before there is anything of a website to ask', async () => {
    const { visit } = await published();
    expect(bodyOf(await visit('/', { 'x-long': 'x'.repeat(9000) }))).toContain('<Error>');
    expect(bodyOf(await visit('/', { 'if-modified-since': 'x', range: 'bytes=9-' }))).toContain(
      '<html>',
    );
  });
});

describe('a redirect', () => {
  const to = ({ status, headers, body }: WireAnswer) => [
    status,
    Object.fromEntries(headers).location,
    body,
  ];

  test('[website/object-redirect] is what an object says', async () => {
    const { visit, raw } = await published();
    expect(to(await visit('/moved.html'))).toEqual([301, '/docs/', null]);
    const object = await raw({ target: '/site/moved.html' });
    expect([object.status, headersOf(object)['x-amz-website-redirect-location']]).toEqual([
      200,
      '/docs/',
    ]);
  });

  test('[website/folder] is a slash that was forgotten', async () => {
    const { visit } = await published();
    const answer = await visit('/docs');
    expect(to(answer).slice(0, 2)).toEqual([302, '/docs/']);
    expect(bodyOf(answer)).toContain('<li>Code: Found</li>\n<li>Message: Resource Found</li>');
  });

  test('[website/redirect-all] is for everything', async () => {
    const { visit } = await published({ RedirectAllRequestsTo: { HostName: 'example.com' } });
    expect(to(await visit('/a%20b?c'))).toEqual([301, 'https://example.com/a%20b?c', null]);
  });

  test('is what a routing rule says, before the key is looked for and after', async () => {
    const { visit, last } = await published({
      IndexDocument,
      ErrorDocument: { Key: 'error.html' },
      RoutingRules: [
        { Condition: { KeyPrefixEquals: 'docs/' }, Redirect: { ReplaceKeyPrefixWith: 'new/' } },
        {
          Condition: { HttpErrorCodeReturnedEquals: '404' },
          Redirect: { ReplaceKeyWith: 'index.html', HttpRedirectCode: '307' },
        },
      ],
    });
    const host = 'https://site.s3-website-us-east-1.amazonaws.com';
    expect(to(await visit('/docs/a.html'))).toEqual([301, `${host}/new/a.html`, null]);
    expect(last().trace.at(-1)?.rule.id).toBe('website/routing-rule');
    expect(to(await visit('/gone?q=1'))).toEqual([307, `${host}/index.html?q=1`, null]);
    expect(last().trace.at(-1)?.rule.id).toBe('website/routing-rule-of-error');
    expect((await visit('/secret')).status).toBe(403);
  });

  test('is what the error document says', async () => {
    const { visit } = await published({ IndexDocument, ErrorDocument: { Key: 'moved.html' } });
    expect(to(await visit('/gone'))).toEqual([301, '/docs/', null]);
  });
});

test('a website tells other origins what its CORS rules say, and answers preflights', async () => {
  const { visit, s3 } = await published();
  const CORSRules = [{ AllowedOrigins: ['*'], AllowedMethods: ['GET'] }];
  await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
  const origin = 'https://a.example';
  for (const target of ['/', '/gone'])
    expect(headersOf(await visit(target, { origin }))).toMatchObject({
      'access-control-allow-origin': '*',
    });
  const asked = { origin, 'access-control-request-method': 'GET' };
  expect((await visit('/', asked, 'OPTIONS')).status).toBe(200);
  const refused = await visit('/', { ...asked, 'access-control-request-method': 'PUT' }, 'OPTIONS');
  expect(bodyOf(refused)).toContain('<li>Code: AccessForbidden</li>');
});

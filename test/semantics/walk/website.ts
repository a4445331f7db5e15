import { ask, it } from './ground.ts';

const Bucket = 'photos';
const IndexDocument = { Suffix: 'index.html' };

const set = (WebsiteConfiguration: object) =>
  it.s3.putBucketWebsite({ Bucket, WebsiteConfiguration }).catch(() => undefined);
const rule = (given: object) => ({
  IndexDocument,
  RoutingRules: [{ Redirect: { HostName: 'a' }, ...given }],
});

export async function website(): Promise<void> {
  await ask('GET /photos?website');
  await set({});
  await set({ IndexDocument: { Suffix: '' } });
  await set({ RedirectAllRequestsTo: { HostName: 'a' }, IndexDocument });
  await set({ RedirectAllRequestsTo: { HostName: 'a', Protocol: 'ftp' } });
  await set({ IndexDocument, ErrorDocument: { Key: '' } });
  await set({ IndexDocument, RoutingRules: [] });
  await set(rule({ Redirect: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' } }));
  await set(rule({ Redirect: {} }));
  await set(rule({ Condition: {} }));
  await set(rule({ Condition: { HttpErrorCodeReturnedEquals: '200' } }));
  await set(rule({ Redirect: { HttpRedirectCode: '300' } }));
  await set({
    ...rule({
      Condition: { KeyPrefixEquals: 'a', HttpErrorCodeReturnedEquals: '404' },
      Redirect: { HostName: 'b', Protocol: 'http', HttpRedirectCode: '301' },
    }),
    ErrorDocument: { Key: 'error.html' },
  });
  await it.s3.getBucketWebsite({ Bucket });
  await it.s3.deleteBucketWebsite({ Bucket });
}

/** A bucket that anybody may list, with one page and one secret, visited as a website. */
export async function visits(): Promise<void> {
  const site = { Bucket: 'site' };
  const visit = (
    target: string,
    headers = {},
    method = 'GET',
    host = 'site.s3-website.localhost',
  ) => it.raw({ method, host, target, headers });
  await it.s3.createBucket({ ...site, ObjectOwnership: 'ObjectWriter' });
  await it.s3.deletePublicAccessBlock(site);
  await it.s3.putBucketAcl({ ...site, ACL: 'public-read' });
  const put = (Key: string, more: object = {}) =>
    it.s3.putObject({ ...site, Key, ACL: 'public-read', ...more });
  const serve = (WebsiteConfiguration: object) =>
    it.s3.putBucketWebsite({ ...site, WebsiteConfiguration });
  await put('docs/index.html');
  await put('moved', { WebsiteRedirectLocation: '/docs/' });
  await put('ice', { StorageClass: 'GLACIER' });
  await visit('/', {}, 'POST');
  await visit('/');
  await serve({ RedirectAllRequestsTo: { HostName: 'a' } });
  await visit('/');
  const Condition = { KeyPrefixEquals: 'old/' };
  const lost = { HttpErrorCodeReturnedEquals: '404', KeyPrefixEquals: 'lost/' };
  const Redirect = { ReplaceKeyWith: 'docs/' };
  await serve({
    IndexDocument,
    RoutingRules: [
      { Condition, Redirect },
      { Condition: lost, Redirect },
    ],
  });
  for (const path of ['/docs/', '/docs', '/moved', '/ice', '/gone', '/old/a', '/lost/a'])
    await visit(path);
  await visit('/docs/', {}, 'GET', 'site.s3-website-us-east-1.amazonaws.com');
  await visit('/docs/', {}, 'GET', 'site.s3-website-eu-west-1.amazonaws.com');
}

import { ask, it } from './ground.ts';

const Bucket = 'photos';
const IndexDocument = { Suffix: 'index.html' };

const set = (WebsiteConfiguration: object) =>
  it.s3.putBucketWebsite({ Bucket, WebsiteConfiguration }).catch(() => undefined);
const rule = (given: object) => ({ IndexDocument, RoutingRules: [{ Redirect: {}, ...given }] });

export async function website(): Promise<void> {
  await ask('GET /photos?website');
  await set({});
  await set({ IndexDocument: { Suffix: '' } });
  await set({ RedirectAllRequestsTo: { HostName: 'a' }, IndexDocument });
  await set({ RedirectAllRequestsTo: { HostName: 'a', Protocol: 'ftp' } });
  await set({ IndexDocument, ErrorDocument: { Key: '' } });
  await set({ IndexDocument, RoutingRules: [] });
  await set(rule({ Redirect: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' } }));
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

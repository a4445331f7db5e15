/** PutBucketWebsite, GetBucketWebsite and DeleteBucketWebsite. */
import type { WebsiteConfiguration } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';

const Bucket = 'photos';
const IndexDocument = { Suffix: 'index.html' };

const whole: WebsiteConfiguration = {
  IndexDocument,
  ErrorDocument: { Key: 'error.html' },
  RoutingRules: [
    {
      Condition: { KeyPrefixEquals: 'docs/', HttpErrorCodeReturnedEquals: '404' },
      Redirect: {
        HostName: 'example.com',
        Protocol: 'https',
        ReplaceKeyPrefixWith: '',
        HttpRedirectCode: '302',
      },
    },
    { Redirect: { ReplaceKeyWith: 'all' } },
  ],
};

test.each([
  [whole],
  [{ RedirectAllRequestsTo: { HostName: 'example.com', Protocol: 'http' } }],
  [{ RedirectAllRequestsTo: { HostName: 'example.com' } }],
] as readonly (readonly [WebsiteConfiguration])[])(
  '%j is kept as it was sent, and removed',
  async (WebsiteConfiguration) => {
    const { s3, refusal, last } = await lab({ buckets: [Bucket] });
    const changed = () =>
      last().changes[0]?.rows.find(({ attribute }) => attribute === 'WebsiteConfiguration');
    await s3.putBucketWebsite({ Bucket, WebsiteConfiguration });
    expect(changed()).toMatchObject({ rule: 'website/configuration', origin: 'requested' });
    const { $metadata, ...site } = await s3.getBucketWebsite({ Bucket });
    expect(site).toEqual(WebsiteConfiguration);
    await s3.deleteBucketWebsite({ Bucket });
    expect(last().answer.status).toBe(204);
    expect(changed()).toMatchObject({ rule: 'website/configuration' });
    expect(await refusal(s3.getBucketWebsite({ Bucket }))).toEqual({
      status: 404,
      rule: 'website/configured',
      code: 'NoSuchWebsiteConfiguration',
      message: 'The specified bucket does not have a website configuration',
      BucketName: Bucket,
    });
    await s3.deleteBucketWebsite({ Bucket });
    expect(last().changes).toEqual([]);
  },
);

const rule = (given: object) => ({
  IndexDocument,
  RoutingRules: [{ Redirect: { HostName: 'a' }, ...given }],
});

test.each([
  [{}, 'website/index-document-given'],
  [{ IndexDocument: {} }, 'wire/members'],
  [{ IndexDocument: { Suffix: 'a/b' } }, 'website/index-document-suffix'],
  [{ RedirectAllRequestsTo: {} }, 'wire/members'],
  [{ RedirectAllRequestsTo: { HostName: 'a' }, IndexDocument }, 'website/redirect-all-alone'],
  [{ RedirectAllRequestsTo: { HostName: 'a', Protocol: 'ftp' } }, 'website/protocol'],
  [{ IndexDocument, ErrorDocument: { Key: '' } }, 'website/error-document'],
  [{ IndexDocument, RoutingRules: [] }, 'website/routing-rule-count'],
  [
    rule({ Redirect: { ReplaceKeyWith: 'a', ReplaceKeyPrefixWith: 'b' } }),
    'website/one-replacement',
  ],
  [rule({ Condition: {} }), 'website/condition'],
  [rule({ Condition: { HttpErrorCodeReturnedEquals: '200' } }), 'website/error-code'],
  [rule({ Redirect: { Protocol: 'ftp' } }), 'website/protocol'],
  [rule({ Redirect: { HttpRedirectCode: '300' } }), 'website/redirect-code'],
])('%j is refused by %s', async (WebsiteConfiguration, id) => {
  const { s3, refusal } = await lab({ buckets: [Bucket] });
  const call = s3.putBucketWebsite({ Bucket, WebsiteConfiguration: WebsiteConfiguration as never });
  expect(await refusal(call)).toMatchObject({ status: 400, rule: id });
});

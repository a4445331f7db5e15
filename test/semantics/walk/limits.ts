/** What policies of users keep them from. */
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { ask } from './ground.ts';

const [ours, ...others] = defaultWorld.accounts;
const Statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const reader = {
  name: 'reader',
  arn: 'arn:aws:iam::123456789012:user/reader',
  accessKeyId: 'reader',
  secretAccessKey: 'reader',
  policies: [{ name: 'Read', document: { Version: '2012-10-17', Statement } }],
};

/** The default world, with somebody who may read objects and nothing else. */
export const limited: World = {
  ...defaultWorld,
  accounts: ours ? [{ ...ours, principals: [...ours.principals, reader] }, ...others] : [],
};

const by = (accessKeyId: string | undefined) => ({
  authorization:
    accessKeyId &&
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`,
});

export async function limits(): Promise<void> {
  await ask('GET /photos/cat', by('reader'));
  await ask('GET /photos/none', by('reader'));
  await ask('PUT /photos/dog', by('reader'), 'a');
  await ask('GET /', by('reader'));
  await ask('DELETE /photos?publicAccessBlock');
  const Everybody = { ...Statement, Principal: '*', Resource: 'arn:aws:s3:::photos/*' };
  await ask('PUT /photos?policy', {}, JSON.stringify({ Statement: [Everybody] }));
  await ask('GET /photos/cat', by(undefined));
  const block =
    '<PublicAccessBlockConfiguration><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>';
  await ask('PUT /photos?publicAccessBlock', {}, block);
  await ask('GET /photos/cat', by(undefined));
}

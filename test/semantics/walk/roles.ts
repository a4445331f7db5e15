/** Temporary keys, as STS gives them. */
import { defaultWorld, type World } from '../../../src/world/world.ts';
import { ask, it } from './ground.ts';

const [studio, ...others] = defaultWorld.accounts;
if (!studio) throw new Error('the default world has an account');
const named = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${studio.id}:user/alice` } };

export const withRoles: World = {
  ...defaultWorld,
  accounts: [
    {
      ...studio,
      principals: studio.principals.map((one) =>
        one.name === 'alice' ? { ...one, policies: ['AmazonS3FullAccess'] } : one,
      ),
      roles: [
        {
          name: 'editor',
          arn: `arn:aws:iam::${studio.id}:role/editor`,
          trust: { Statement: [{ ...named, Action: 'sts:AssumeRole' }] },
        },
        { name: 'closed', arn: `arn:aws:iam::${studio.id}:role/closed` },
      ],
    },
    ...others,
  ],
};

export async function roles(): Promise<void> {
  const form = (members: Record<string, string>, key: string | undefined = 'alice') =>
    ask(
      'POST /',
      {
        'content-type': 'application/x-www-form-urlencoded',
        authorization:
          key === 'nobody'
            ? undefined
            : `AWS4-HMAC-SHA256 Credential=${key}/20260101/us-east-1/sts/aws4_request, SignedHeaders=host, Signature=0`,
      },
      new URLSearchParams({ Version: '2011-06-15', ...members }).toString(),
    );
  const arn = `arn:aws:iam::${studio?.id}:role/editor`;
  const assume = (more: Record<string, string> = {}, key?: string) =>
    form({ Action: 'AssumeRole', RoleArn: arn, RoleSessionName: 'night', ...more }, key);
  await form({ Action: 'GetCallerIdentity' });
  await form({ Action: 'GetCallerIdentity' }, 'nobody');
  await form({ Action: 'Fly' });
  await form({ Action: 'AssumeRoot' });
  await assume();
  await assume({ RoleSessionName: '!' });
  await assume({ DurationSeconds: '900', Policy: '{"Statement": []}' });
  await assume({ DurationSeconds: '1' });
  await assume({ Policy: '{' });
  await assume({ 'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
  await assume({ 'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/Nothing' });
  await assume({ RoleArn: `arn:aws:iam::${studio?.id}:role/closed` });
  await form({ Action: 'GetSessionToken' }, 'test');
  await form({ Action: 'GetFederationToken', Name: 'guest' }, 'test');
  await form({ Action: 'GetFederationToken', Name: 'guest' });
  const sessions = [...it.simulator.records.scan('sts/')];
  const [first] = sessions.flatMap((one) => (one.kind === 'stsSession' ? [one] : []));
  await withToken(first?.accessKeyId ?? '');
}

/** A session asks for another. */
async function withToken(key: string): Promise<void> {
  await it
    .sts(key, { credentials: it.temporary(key) })
    .getSessionToken({})
    .catch(() => undefined);
}

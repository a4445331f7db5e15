/** Plays a scene: makes its world by requests, asks, and tells who decided. */
import { expect } from 'vitest';
import type { Exchange } from '../../../src/explain/exchange.ts';
import type { TraceStep } from '../../../src/explain/trace.ts';
import { utf8 } from '../../../src/lib/bytes.ts';
import { createSimulator, type Simulator } from '../../../src/simulator.ts';
import type { Account } from '../../../src/world/identities.ts';
import { defaultWorld, type World } from '../../../src/world/world.ts';
import {
  editorRole,
  type Granting,
  guestRole,
  ours,
  people,
  type Person,
  type Request,
  type Scene,
  type Standing,
  type Statement,
  theirs,
  third,
} from './scene.ts';

const document = (Statement: readonly Statement[]) => ({ Version: '2012-10-17', Statement });

const canonical: Readonly<Record<string, string>> = {
  [ours]: 'a'.repeat(64),
  [theirs]: 'b'.repeat(64),
  [third]: 'c'.repeat(64),
};

export const canonicalIdOf = (account: string) => canonical[account] ?? '';

function permissions({ policies, managed = [], boundary, tags }: Standing = {}) {
  const own = policies && [
    ...managed,
    ...(policies.length > 0 ? [{ name: 'Own', document: document(policies) }] : []),
  ];
  return {
    ...(own && { policies: own }),
    ...(boundary && { boundary: document(boundary) }),
    ...(tags && { tags }),
  };
}

function worldOf({ standing = {}, network = {} }: Scene): World {
  const principal = (name: Person, given?: Standing) => ({
    name,
    arn: people[name],
    accessKeyId: name.replace(' ', '-'),
    secretAccessKey: name,
    ...permissions(given),
  });
  const role = (name: 'editor' | 'guest', arn: string) => ({
    name,
    arn,
    ...permissions(standing[name]),
    sessions: [
      {
        name: people[name].split('/').at(-1) ?? '',
        accessKeyId: name,
        secretAccessKey: name,
        sessionToken: 'token',
        ...(standing[name]?.session && { policy: document(standing[name].session) }),
      },
    ],
  });
  const account = (id: string, given: Omit<Account, 'id' | 'canonicalId' | 'displayName'>) => ({
    id,
    canonicalId: canonicalIdOf(id),
    displayName: id,
    ...given,
  });
  const { root, ...others } = { root: principal('root'), nina: principal('nina', standing.nina) };
  return {
    ...defaultWorld,
    network: { ...defaultWorld.network, ...network },
    accounts: [
      account(ours, { principals: [root, others.nina], roles: [role('editor', editorRole)] }),
      account(theirs, {
        principals: [principal('their root'), principal('omar', standing.omar)],
        roles: [role('guest', guestRole)],
      }),
      account(third, { principals: [principal('zoe', standing.zoe)] }),
    ],
  };
}

/** The exchange of the last of the requests. */
export async function play(scene: Scene, asked: Request): Promise<Exchange> {
  const simulator = createSimulator({ world: worldOf(scene) });
  for (const request of furnishing(scene)) await done(simulator, request);
  const exchanges: Exchange[] = [];
  simulator.observe((exchange) => exchanges.push(exchange));
  await send(simulator, asked);
  const [exchange] = exchanges;
  if (!exchange) throw new Error('nobody told of it');
  return exchange;
}

async function done(simulator: Simulator, request: Request): Promise<void> {
  const { status, body } = await send(simulator, request);
  const told = body instanceof Uint8Array ? new TextDecoder().decode(body) : '';
  if (status >= 300) throw new Error(`${request.who} ${request.line}: ${status} ${told}`);
}

function send(simulator: Simulator, { who, line, headers = {}, body, scheme = 'https' }: Request) {
  const [method = '', target = ''] = line.split(' ');
  const host = 's3.amazonaws.com';
  const isSession = who === 'editor' || who === 'guest';
  const sent: Record<string, string> = {
    host,
    ...(who !== 'nobody' && {
      authorization: `AWS4-HMAC-SHA256 Credential=${who.replace(' ', '-')}/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0`,
    }),
    ...(isSession && { 'x-amz-security-token': 'token' }),
    ...headers,
  };
  const bytes = body === undefined ? null : utf8(body);
  return simulator.handle({
    method,
    scheme,
    host,
    target,
    headers: Object.entries(sent),
    body: bytes,
  });
}

/** What is in the bucket of every scene. */
const keys = ['cat', 'home/nina/notes', 'home/omar/notes', 'public/logo', 'secret/plan'];

function furnishing({
  bucketPolicy,
  block,
  ownership,
  before = [],
  grants = [],
}: Scene): Request[] {
  const by = (line: string, body?: string): Request => ({
    who: 'root',
    line,
    ...(body !== undefined && { body }),
  });
  return [
    by('PUT /photos'),
    by('PUT /archive'),
    { who: 'their root', line: 'PUT /albums' },
    { who: 'their root', line: 'PUT /albums/dog', body: 'dog' },
    by('DELETE /photos?publicAccessBlock'),
    ...keys.map((key) => by(`PUT /photos/${key}`, key)),
    ...(ownership ? [by('PUT /photos?ownershipControls', ownershipXml(ownership))] : []),
    ...before,
    ...grants.map(granted),
    ...(bucketPolicy ? [by('PUT /photos?policy', JSON.stringify(document(bucketPolicy)))] : []),
    ...(block ? [by('PUT /photos?publicAccessBlock', blockXml(block))] : []),
  ];
}

const ownershipXml = (ownership: string) =>
  `<OwnershipControls><Rule><ObjectOwnership>${ownership}</ObjectOwnership></Rule></OwnershipControls>`;

const blockXml = (block: object) =>
  `<PublicAccessBlockConfiguration>${Object.entries(block)
    .map(([name, value]) => `<${name}>${value}</${name}>`)
    .join('')}</PublicAccessBlockConfiguration>`;

const header = {
  READ: 'x-amz-grant-read',
  WRITE: 'x-amz-grant-write',
  READ_ACP: 'x-amz-grant-read-acp',
  WRITE_ACP: 'x-amz-grant-write-acp',
  FULL_CONTROL: 'x-amz-grant-full-control',
} as const;

/** The owner keeps what he has. */
function granted({ by, on, grant: { Grantee, Permission } }: Granting): Request {
  const own = `id="${canonicalIdOf(people[by].split(':')[4] ?? '')}"`;
  const named = Grantee.Type === 'Group' ? `uri="${Grantee.URI}"` : `id="${Grantee.ID}"`;
  const full = Permission === 'FULL_CONTROL' ? `${own}, ${named}` : own;
  const other = Permission === 'FULL_CONTROL' ? {} : { [header[Permission]]: named };
  const headers = { 'x-amz-grant-full-control': full, ...other };
  return { who: by, line: `PUT /${on}?acl`, headers };
}

const short: Readonly<Record<string, string>> = {
  account: 'account',
  'identity-based policy': 'identity',
  'permissions boundary': 'boundary',
  'session policy': 'session',
  'resource-based policy': 'resource',
  'access control list': 'acl',
};

const ofAccess = ({ rule }: TraceStep) =>
  ['access/denied', 'access/allowed', 'access/absent-key', 'access/public-restricted'].includes(
    rule.id,
  );

/** As rows say it. Of what was allowed, every action that was asked for is told of, in turn. */
export function decisionOf({ trace }: Exchange): string {
  const decisive = trace.filter((step) => step.decisive);
  expect(decisive.length).toBeLessThan(2);
  const refused = decisive.find(ofAccess);
  const allowed = trace.filter(({ rule }) => rule.id === 'access/allowed');
  if (!refused) return `allowed by ${allowed.map(decider).join(' and ')}`;
  if (refused.rule.id === 'access/public-restricted') return 'restricted';
  const words = decider(refused);
  if (refused.facts['effect'] === 'Deny') return `denied by ${words}`;
  return `${refused.rule.id === 'access/absent-key' ? 'unlisted' : 'lacking'} ${words}`;
}

function decider({ facts: { kind, policy, statement } }: TraceStep): string {
  const by = kind === 'access control list' ? policy : statement;
  return `${short[String(kind)]}${typeof by === 'string' ? `: ${by}` : ''}`;
}

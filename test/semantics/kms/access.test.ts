/** Who may have S3 use a KMS key: whose key × key policy × own policies × grant × operation × condition × state. */
import { expect, test } from 'vitest';
import { toBase64, utf8 } from '../../../src/lib/bytes.ts';
import {
  allow,
  ground,
  here,
  may,
  never,
  type Person,
  people,
  rootOf,
  type Setting,
  type Statement,
  there,
} from './ground.ts';

type Ground = Awaited<ReturnType<typeof ground>>;

interface Grant {
  readonly to: string;
  readonly Operations: ('Decrypt' | 'GenerateDataKey')[];
  readonly equals?: Record<string, string>;
  readonly subset?: Record<string, string>;
  readonly source?: string;
}

type Ask = (it: Ground, who: Person) => Promise<unknown>;

interface Case extends Setting {
  readonly as: Person;
  /** The key policy. */
  readonly key: readonly Statement[];
  readonly grant?: Grant;
  /** What is asked: left out, it is a write. */
  readonly asks?: Ask;
  readonly bucketKey?: boolean;
  readonly context?: Record<string, string>;
  readonly state?: 'disabled' | 'ending';
  /** Why it is allowed, in the words of the trace. */
  readonly because?: string | RegExp;
  /** What is refused: behind `User: … is not authorized to perform: `, or a code of KMS. */
  readonly refused?: string;
}

const Bucket = 'photos';
const cat = { Bucket, Key: 'cat' };
const kms = (it: Ground) => ({ ServerSideEncryption: 'aws:kms' as const, SSEKMSKeyId: it.Arn });

const put: Ask = (it, who) => it.s3As(who).putObject({ Bucket, Key: 'new', ...kms(it) });
const get: Ask = (it, who) => it.s3As(who).getObject(cat);
const head: Ask = (it, who) => it.s3As(who).headObject(cat);
const headSum: Ask = (it, who) => it.s3As(who).headObject({ ...cat, ChecksumMode: 'ENABLED' });
const attributes =
  (ObjectAttributes: ('Checksum' | 'ETag')[]): Ask =>
  (it, who) =>
    it.s3As(who).getObjectAttributes({ ...cat, ObjectAttributes });
const copyFrom: Ask = (it, who) =>
  it.s3As(who).copyObject({ Bucket, Key: 'copy', CopySource: 'photos/cat' });
const copyTo: Ask = (it, who) =>
  it.s3As(who).copyObject({ Bucket, Key: 'copy', CopySource: 'photos/plain', ...kms(it) });
const begin: Ask = (it, who) =>
  it.s3As(who).createMultipartUpload({ Bucket, Key: 'film', ...kms(it) });
const part: Ask = async (it, who) =>
  it.s3As(who).uploadPart({ ...(await upload(it)), PartNumber: 1, Body: 'a' });
const partCopy: Ask = async (it, who) =>
  it.s3As(who).uploadPartCopy({
    ...(await upload(it)),
    PartNumber: 1,
    CopySource: 'photos/plain',
  });
const complete: Ask = async (it, who) =>
  it.s3As(who).completeMultipartUpload({
    ...(await upload(it)),
    MultipartUpload: { Parts: [{ PartNumber: 1, ETag: 'x' }] },
  });
const reencrypt: Ask = (it, who) =>
  it.s3As(who).updateObjectEncryption({
    Bucket,
    Key: 'plain',
    ObjectEncryption: { SSEKMS: { KMSKeyArn: it.Arn } },
  });
const byDefault: Ask = (it, who) => it.s3As(who).putObject({ Bucket: 'safe', Key: 'new' });

const select: Ask = (it, who) =>
  it.s3As(who).selectObjectContent({
    ...cat,
    Expression: 'SELECT * FROM s3object',
    ExpressionType: 'SQL',
    InputSerialization: { CSV: {} },
    OutputSerialization: { CSV: {} },
  });
const twoLayers: Ask = (it, who) =>
  it.s3As(who).putObject({
    Bucket,
    Key: 'new',
    ServerSideEncryption: 'aws:kms:dsse',
    SSEKMSKeyId: it.Arn,
  });
const again: Ask = (it, who) =>
  it.s3As(who).updateObjectEncryption({
    ...cat,
    ObjectEncryption: { SSEKMS: { KMSKeyArn: it.Arn, BucketKeyEnabled: true } },
  });
/** The upload that was begun before the key got its policy. */
async function upload(it: Ground) {
  const { Uploads } = await it.s3.listMultipartUploads({ Bucket });
  return { Bucket, Key: 'film', UploadId: Uploads?.[0]?.UploadId };
}

const toAccount = allow(rootOf(here), 'kms:*', { Sid: 'Enable IAM User Permissions' });
const toUser = allow(people.user, 'kms:*', { Sid: 'ann' });
const toThem = allow(rootOf(there), 'kms:*', { Sid: 'partner' });
const use = ['kms:Decrypt', 'kms:GenerateDataKey'];
const nobody: readonly Statement[] = [];
const when = (Condition: Statement) => ({ Condition });
const no = (kind: string, action = 'GenerateDataKey') =>
  `kms:${action} on resource: KEY because no ${kind} allows the kms:${action} action`;
const deny = (kind: string, action = 'GenerateDataKey') =>
  `kms:${action} on resource: KEY with an explicit deny in ${kind}`;
const elsewhere = (action = 'GenerateDataKey') =>
  `kms:${action} on ${action === 'Decrypt' ? 'the resource associated with this ciphertext' : 'this resource'} because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
const arnOf = (key: string) => `arn:aws:s3:::photos/${key}`;

const cases: Readonly<Record<string, Case>> = {
  // The account's own key: its policy comes first.
  'the root by the policy that KMS writes': {
    as: 'root',
    key: [toAccount],
    because:
      'the key policy leaves it to the account (Enable IAM User Permissions), and whatever the account may is allowed',
  },
  'the root is nobody where the key policy does not name his account': {
    as: 'root',
    key: [toUser],
    refused: no('resource-based policy'),
  },
  'a user who may what his account may': {
    as: 'user',
    key: [toAccount],
    because:
      /^the key policy leaves it to the account \(Enable IAM User Permissions\), and whatever/,
  },
  'a user by his own policy': {
    as: 'user',
    key: [toAccount],
    own: [may(use)],
    because:
      /leaves it to the account.*and the identity policy own of ann allows it \(statement 2\)$/,
  },
  'a user without a policy of his own': {
    as: 'user',
    key: [toAccount],
    own: [],
    refused: no('identity-based policy'),
  },
  'a user whose policy speaks of another action': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:Decrypt')],
    refused: no('identity-based policy'),
  },
  'a user whose policy speaks of another key': {
    as: 'user',
    key: [toAccount],
    own: [may(use, { Resource: `arn:aws:kms:us-east-1:${here}:key/another` })],
    refused: no('identity-based policy'),
  },
  'a user with every right of IAM, whom the key policy does not mention': {
    as: 'user',
    key: nobody,
    own: [may('*')],
    refused: no('resource-based policy'),
  },
  'a user whom the key policy names needs no policy of his own': {
    as: 'user',
    key: [toUser],
    own: [],
    because: 'the key policy allows it (ann)',
  },
  'everybody of the account, by a condition': {
    as: 'user',
    key: [allow('*', use, when({ StringEquals: { 'kms:CallerAccount': here } }))],
    own: [],
    because: /the key policy allows it/,
  },
  'a user who is denied by the key policy': {
    as: 'user',
    key: [toAccount, never(toUser)],
    refused: deny('a resource-based policy'),
  },
  'a user who is denied by his own policy, although the key policy names him': {
    as: 'user',
    key: [toUser],
    own: [never(may('kms:GenerateDataKey'))],
    refused: deny('an identity-based policy'),
  },
  'a user whose boundary does not go so far': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:*')],
    boundary: [may('kms:Decrypt')],
    refused: no('permissions boundary'),
  },
  'a user whom the key policy names is not held by his boundary': {
    as: 'user',
    key: [toUser],
    own: [],
    boundary: [may('kms:Decrypt')],
    because: 'the key policy allows it (ann)',
  },
  'a user whose boundary denies it': {
    as: 'user',
    key: [toUser],
    boundary: [may('kms:*'), never(may('kms:*'))],
    refused: deny('a permissions boundary'),
  },
  'a role by its policy': {
    as: 'role',
    key: [toAccount],
    own: [may(use)],
    because: /and the identity policy own of role reader allows it/,
  },
  'a role whom the key policy names': {
    as: 'role',
    key: [allow(people.role, use)],
    own: [],
    because: /the key policy allows it/,
  },
  'a session whom the key policy names': {
    as: 'session',
    key: [allow(people.session, use)],
    own: [],
    because: /the key policy allows it/,
  },
  'a session whose policy does not go so far': {
    as: 'role',
    key: [allow(people.role, use)],
    session: [may('kms:Decrypt')],
    refused: no('session policy'),
  },
  'a session whose policy denies it': {
    as: 'role',
    key: [toAccount],
    session: [may('kms:*'), never(may('kms:GenerateDataKey'))],
    refused: deny('a session policy'),
  },
  // Another account's key: both sides must say so, and it is told of neither.
  'another account, of which the key policy says nothing': {
    as: 'them',
    key: [toAccount],
    refused: elsewhere(),
  },
  'another account that neither side lets, of which it is not told': {
    as: 'them',
    key: [toAccount],
    own: [],
    refused: elsewhere(),
  },
  'another account reading': {
    as: 'them',
    key: [toAccount],
    asks: get,
    refused: elsewhere('Decrypt'),
  },
  'another account that the key policy lets in': {
    as: 'them',
    key: [toThem],
    because: /^the key policy lets the account in \(partner\), and whatever/,
  },
  'another account that the key policy lets in, by a policy of its own': {
    as: 'them',
    key: [toThem],
    own: [may(use)],
    because: /lets the account in \(partner\), and the identity policy own of tom allows it/,
  },
  'another account that does not let its user': {
    as: 'them',
    key: [toThem],
    own: [],
    refused: no('identity-based policy'),
  },
  'somebody of another account whom the key policy names needs a policy of his own': {
    as: 'them',
    key: [allow(people.them, use)],
    own: [],
    refused: no('identity-based policy'),
  },
  'another account that the key policy denies': {
    as: 'them',
    key: [toThem, never(allow(people.them, 'kms:*'))],
    refused: elsewhere(),
  },
  // Grants.
  'a user by a grant': {
    as: 'user',
    key: nobody,
    own: [],
    grant: { to: people.user, Operations: ['GenerateDataKey'] },
    because: /^grant [0-9a-f]{64} allows it$/,
  },
  'a user by a grant of something else': {
    as: 'user',
    key: nobody,
    grant: { to: people.user, Operations: ['Decrypt'] },
    refused: no('resource-based policy'),
  },
  'a user by the grant of another': {
    as: 'user',
    key: nobody,
    grant: { to: people.role, Operations: ['GenerateDataKey'] },
    refused: no('resource-based policy'),
  },
  'a session by the grant of its role': {
    as: 'role',
    key: nobody,
    grant: { to: people.role, Operations: ['GenerateDataKey'] },
    because: /^grant/,
  },
  'another account by a grant': {
    as: 'them',
    key: nobody,
    own: [],
    grant: { to: people.them, Operations: ['GenerateDataKey'] },
    because: /^grant/,
  },
  'somebody of an account that has a grant, by his own policy': {
    as: 'them',
    key: nobody,
    own: [may(use)],
    grant: { to: rootOf(there), Operations: ['GenerateDataKey'] },
    because: /lets the account in, and the identity policy own of tom allows it/,
  },
  'a grant does not help who is denied': {
    as: 'user',
    key: [never(toUser)],
    grant: { to: people.user, Operations: ['GenerateDataKey'] },
    refused: deny('a resource-based policy'),
  },
  'a grant for one object': {
    as: 'user',
    key: nobody,
    grant: {
      to: people.user,
      Operations: ['GenerateDataKey'],
      equals: { 'aws:s3:arn': arnOf('new') },
    },
    because: /^grant/,
  },
  'a grant for what a resource asks, which nobody does here': {
    as: 'user',
    key: nobody,
    grant: { to: people.user, Operations: ['GenerateDataKey'], source: arnOf('new') },
    refused: no('resource-based policy'),
  },
  'a grant for another object': {
    as: 'user',
    key: nobody,
    grant: {
      to: people.user,
      Operations: ['GenerateDataKey'],
      equals: { 'aws:s3:arn': arnOf('old') },
    },
    refused: no('resource-based policy'),
  },
  'a grant for a context that has more': {
    as: 'user',
    key: nobody,
    grant: { to: people.user, Operations: ['Decrypt'], subset: { FILM: 'cats' } },
    asks: get,
    context: { film: 'cats' },
    because: /^grant/,
  },
  'a grant for a context that must be equal, and has more': {
    as: 'user',
    key: nobody,
    grant: { to: people.user, Operations: ['Decrypt'], equals: { film: 'cats' } },
    asks: get,
    context: { film: 'cats' },
    refused: no('resource-based policy', 'Decrypt'),
  },
  // Conditions.
  'only through S3': {
    as: 'user',
    key: [
      allow(
        rootOf(here),
        use,
        when({ StringEquals: { 'kms:ViaService': 's3.us-east-1.amazonaws.com' } }),
      ),
    ],
    because: /leaves it to the account/,
  },
  'only through S3 of another region': {
    as: 'user',
    key: [
      allow(rootOf(here), use, when({ StringLike: { 'kms:ViaService': 's3.eu-*.amazonaws.com' } })),
    ],
    refused: no('resource-based policy'),
  },
  'only for one folder': {
    as: 'user',
    key: [toAccount],
    own: [may(use, when({ StringLike: { 'kms:EncryptionContext:aws:s3:arn': arnOf('n*') } }))],
    because: /identity policy own of ann/,
  },
  'only for one folder, with a bucket key': {
    as: 'user',
    key: [toAccount],
    own: [may(use, when({ StringLike: { 'kms:EncryptionContext:aws:s3:arn': arnOf('*') } }))],
    asks: get,
    bucketKey: true,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'for the whole bucket, with a bucket key': {
    as: 'user',
    key: [toAccount],
    own: [
      may(
        use,
        when({ StringEquals: { 'kms:EncryptionContext:aws:s3:arn': 'arn:aws:s3:::photos' } }),
      ),
    ],
    asks: get,
    bucketKey: true,
    because: /identity policy own of ann/,
  },
  'only with some pairs in the context': {
    as: 'user',
    key: [toAccount],
    own: [
      may(
        use,
        when({
          'ForAllValues:StringEquals': { 'kms:EncryptionContextKeys': ['aws:s3:arn', 'film'] },
          StringEquals: { 'kms:EncryptionContext:Film': 'cats' },
        }),
      ),
    ],
    asks: get,
    context: { film: 'cats' },
    because: /identity policy own of ann/,
  },
  'by address: what S3 asks does not come from that of the caller': {
    as: 'user',
    key: [toAccount],
    own: [may('*', when({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }))],
    refused: no('identity-based policy'),
  },
  'by the kind of key, and who asks': {
    as: 'user',
    key: [
      allow(
        '*',
        use,
        when({
          StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT', 'kms:KeyOrigin': 'AWS_KMS' },
          ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${here}:user/*` },
          Bool: { 'aws:ViaAWSService': 'true' },
        }),
      ),
    ],
    because: /the key policy allows it/,
  },
  // Operations.
  reading: {
    as: 'user',
    key: [toAccount],
    own: [],
    asks: get,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'looking at the headers': { as: 'user', key: nobody, own: [], asks: head },
  'looking at the checksum': {
    as: 'user',
    key: nobody,
    asks: headSum,
    refused: no('resource-based policy', 'Decrypt'),
  },
  'attributes with the checksum': {
    as: 'user',
    key: nobody,
    asks: attributes(['Checksum']),
    refused: no('resource-based policy', 'Decrypt'),
  },
  'attributes without the checksum': { as: 'user', key: nobody, asks: attributes(['ETag']) },
  'a copy, whose source must be read': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:GenerateDataKey')],
    asks: copyFrom,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'a copy, which must be written': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:Decrypt')],
    asks: copyTo,
    refused: no('identity-based policy'),
  },
  'an upload is begun by who may write': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:GenerateDataKey')],
    asks: begin,
    because: /identity policy own of ann/,
  },
  'a part needs who may also read': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:GenerateDataKey')],
    asks: part,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'a copied part, too': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:GenerateDataKey')],
    asks: partCopy,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'completing, too': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:GenerateDataKey')],
    asks: complete,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'a new encryption in place': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:Decrypt')],
    asks: reencrypt,
    refused: no('identity-based policy'),
  },
  'a write into a bucket with this key by default': {
    as: 'user',
    key: [toAccount],
    own: [],
    asks: byDefault,
    refused: no('identity-based policy'),
  },
  'a new bucket key in place, which is encrypted anew': {
    as: 'user',
    key: [toAccount],
    own: [may([...use, 'kms:Encrypt', 'kms:ReEncryptTo'])],
    asks: again,
    refused: no('identity-based policy', 'ReEncryptFrom'),
  },
  'a new bucket key in place, by who may all that': {
    as: 'user',
    key: [toAccount],
    own: [may([...use, 'kms:Encrypt', 'kms:ReEncrypt*'])],
    asks: again,
    because: /identity policy own of ann/,
  },
  'selecting from an object': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:GenerateDataKey')],
    asks: select,
    refused: no('identity-based policy', 'Decrypt'),
  },
  'two layers of encryption': {
    as: 'user',
    key: [toAccount],
    own: [may('kms:Decrypt')],
    asks: twoLayers,
    refused: no('identity-based policy'),
  },
  // States come after rights.
  'a disabled key': {
    as: 'user',
    key: [toAccount],
    state: 'disabled',
    refused: 'KMS.DisabledException',
  },
  'a disabled key, of who may not use it': {
    as: 'user',
    key: [toAccount],
    own: [],
    state: 'disabled',
    refused: no('identity-based policy'),
  },
  'reading with a key that is about to end': {
    as: 'user',
    key: [toAccount],
    asks: get,
    state: 'ending',
    refused: 'KMS.KMSInvalidStateException',
  },
};

/** What is there before the key gets the policy of the case. */
async function furnish(it: Ground, { bucketKey, context, grant }: Case): Promise<void> {
  const SSEKMSEncryptionContext = context && toBase64(utf8(JSON.stringify(context)));
  const asked = { ...kms(it), BucketKeyEnabled: bucketKey, SSEKMSEncryptionContext };
  await it.s3.putObject({ ...cat, Body: 'a', ...asked });
  await it.s3.putObject({ Bucket, Key: 'plain', Body: 'a' });
  await it.s3.createMultipartUpload({ Bucket, Key: 'film', ...kms(it) });
  await it.s3.createBucket({ Bucket: 'safe' });
  const ApplyServerSideEncryptionByDefault = {
    SSEAlgorithm: 'aws:kms' as const,
    KMSMasterKeyID: it.Arn,
  };
  await it.s3.putBucketEncryption({
    Bucket: 'safe',
    ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault }] },
  });
  if (!grant) return;
  const { to: GranteePrincipal, Operations, equals, subset, source } = grant;
  const Constraints = {
    ...(equals && { EncryptionContextEquals: equals }),
    ...(subset && { EncryptionContextSubset: subset }),
    ...(source !== undefined && { SourceArn: source }),
  };
  await it.kms().createGrant({ KeyId: it.KeyId, GranteePrincipal, Operations, Constraints });
}

/** The case as it was set up, and what was asked in it. */
async function play(one: Case) {
  const { key, state } = one;
  const it = await ground(one);
  await furnish(it, one);
  if (state === 'disabled') await it.kms().disableKey({ KeyId: it.KeyId });
  if (state === 'ending') await it.kms().scheduleKeyDeletion({ KeyId: it.KeyId });
  if (state !== 'ending') await it.setPolicy(...key);
  return { it, ask: () => (one.asks ?? put)(it, one.as) };
}

const rule = 'sse-kms/key-allowed';
const stepOf = (it: Ground) => it.last().trace.findLast((step) => step.rule.id === rule);

test.each(Object.entries(cases))('%s', async (_, one) => {
  const { as, because, refused } = one;
  const { it, ask } = await play(one);
  if (refused === undefined) await ask();
  else if (refused.startsWith('KMS.'))
    expect(await it.refusal(ask())).toMatchObject({ code: refused, rule: 'sse-kms/key-usable' });
  else {
    const who = people[as === 'role' ? 'session' : as];
    const message = `User: ${who} is not authorized to perform: ${refused.replace('KEY', it.Arn)}`;
    expect(await it.refusal(ask())).toMatchObject({ status: 403, code: 'AccessDenied', rule });
    expect(it.last().error?.message).toBe(message);
  }
  const step = stepOf(it);
  if (because !== undefined) expect(step?.facts['because']).toMatch(because);
  if (refused === undefined && because === undefined) expect(step).toBeUndefined();
});

const denied = Object.entries(cases).filter(
  ([, { refused = 'KMS.' }]) => !refused.startsWith('KMS.'),
);

test.each(denied)('what would let it through does: %s', async (_, one) => {
  const { it, ask } = await play(one);
  let key = [...one.key];
  let setting: Setting = one;
  for (let tries = 0; tries < 4; tries++) {
    await ask().catch(() => undefined);
    if (stepOf(it)?.outcome !== 'refused') return;
    const remedies = stepOf(it)?.remedies ?? [];
    expect(stepOf(it)?.opinions).not.toEqual([]);
    for (const { says, document = '{}', into = '', replaces } of remedies) {
      if (says.startsWith('Or ')) continue;
      const written = JSON.parse(document) as Statement & { readonly Statement?: Statement[] };
      if (into.startsWith('key policy')) {
        const place = key.findIndex(({ Sid }, i) => replaces === (Sid ?? `statement ${i + 1}`));
        key = place < 0 ? [...key, written] : key.with(place, written);
      } else setting = changed(setting, into, written.Statement ?? [written], replaces === '*');
    }
    await it.setPolicy(...key);
    await it.settle(setting);
  }
  expect.unreachable(`it is still refused: ${it.last().error?.message}`);
});

function changed(
  setting: Setting,
  into: string,
  statements: readonly Statement[],
  whole: boolean,
): Setting {
  const name = into.startsWith('identity polic')
    ? 'own'
    : into.includes('boundary')
      ? 'boundary'
      : 'session';
  const before = whole ? [] : (setting[name] ?? []);
  return { ...setting, [name]: [...before, ...statements] };
}

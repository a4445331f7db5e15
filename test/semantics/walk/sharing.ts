import { type Headers, ask, it } from './ground.ts';

const nobody = { authorization: undefined };
const partner = { authorization: 'AWS test2:x' };
const uri = 'http://acs.amazonaws.com/groups/global/AllUsers';

async function ownership(): Promise<void> {
  await ask('PUT /album', { 'x-amz-object-ownership': 'Everybody' });
  await ask('PUT /album', { 'x-amz-acl': 'public-read' });
  await ask('PUT /album', { 'x-amz-acl': 'public-read', 'x-amz-object-ownership': 'ObjectWriter' });
  await ask('PUT /album', { 'x-amz-acl': 'private', 'x-amz-object-ownership': 'ObjectWriter' });
  await ask('GET /album?ownershipControls');
  await ask('DELETE /album?ownershipControls');
  await ask('GET /album?ownershipControls');
  const own = (...rules: readonly string[]) =>
    ask(
      'PUT /album?ownershipControls',
      {},
      `<OwnershipControls>${rules.map((rule) => `<Rule><ObjectOwnership>${rule}</ObjectOwnership></Rule>`).join('')}</OwnershipControls>`,
    );
  await own('ObjectWriter', 'ObjectWriter');
  await own('BucketOwnerPreferred');
  await ask('GET /album?publicAccessBlock');
  const block = (inside: string) =>
    ask(
      'PUT /album?publicAccessBlock',
      {},
      `<PublicAccessBlockConfiguration>${inside}</PublicAccessBlockConfiguration>`,
    );
  await block('');
  await ask('PUT /album?acl', { 'x-amz-acl': 'public-read' });
  await block('<IgnorePublicAcls>true</IgnorePublicAcls>');
  await ask('DELETE /album?publicAccessBlock');
  await ask('GET /album?publicAccessBlock');
  await ask('PUT /album?acl', { 'x-amz-acl': 'public-read-write' });
  await own('BucketOwnerEnforced');
}

async function lists(): Promise<void> {
  const put = (headers: Headers, body?: string) => ask('PUT /album?acl', headers, body);
  const { Owner } = await it.s3.listBuckets();
  const policy = (grantee: string, owner = Owner?.ID, headers: Headers = {}) =>
    put(
      headers,
      `<AccessControlPolicy xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><Owner><ID>${owner}</ID></Owner><AccessControlList>${grantee}</AccessControlList></AccessControlPolicy>`,
    );
  const grant = (type: string, inside: string) =>
    `<Grant><Grantee xsi:type="${type}">${inside}</Grantee><Permission>READ</Permission></Grant>`;
  const everybody = grant('Group', `<URI>${uri}</URI>`);
  await put({});
  await put({ 'x-amz-acl': 'private', 'x-amz-grant-read': `uri="${uri}"` });
  await policy('', Owner?.ID, { 'x-amz-acl': 'private' });
  await policy(grant('CanonicalUser', ''));
  await put({ 'x-amz-grant-read': 'nobody' });
  await put({ 'x-amz-grant-read': 'id="nobody"' });
  await put({ 'x-amz-grant-read': 'uri="nobody"' });
  await put({ 'x-amz-grant-read': 'emailAddress="nobody@example.com"' });
  await policy(everybody.repeat(101));
  const { Owner: other } = await it.as('test2').listBuckets();
  await policy(everybody, other?.ID);
  await policy(grant('AmazonCustomerByEmail', '<EmailAddress>a@example.com</EmailAddress>'));
  await policy(grant('CanonicalUser', `<ID>${other?.ID}</ID>`));
  await ask('GET /album?acl');
  await put({ 'x-amz-acl': 'public-read-write' });
}

async function objects(): Promise<void> {
  await ask('PUT /album/theirs', { ...partner, 'x-amz-acl': 'bucket-owner-full-control' }, 'a');
  await ask('PUT /album/own', partner, 'a');
  await ask('GET /album/own');
  await ask('PUT /album/open', { 'x-amz-acl': 'public-read' }, 'a');
  await ask('GET /album/open', nobody);
  await ask('GET /album/open?response-content-type=text/plain', nobody);
  await ask('GET /album/none', nobody);
  await ask('GET /album/open?acl');
  await ask('PUT /album/open?acl', { 'x-amz-grant-read': `uri="${uri}"` });
  const { Owner, Grants = [] } = await it.s3.getObjectAcl({ Bucket: 'album', Key: 'open' });
  const email = { Type: 'AmazonCustomerByEmail', EmailAddress: 'a@example.com' } as const;
  const user = { Type: 'CanonicalUser', ID: Owner?.ID } as const;
  for (const Grantee of [user, email]) {
    const added = [...Grants, { Grantee, Permission: 'READ' as const }];
    const AccessControlPolicy = { Owner, Grants: added };
    await it.s3
      .putObjectAcl({ Bucket: 'album', Key: 'open', AccessControlPolicy })
      .catch(() => undefined);
  }
}

async function policies(): Promise<void> {
  const put = (policy: unknown, headers: Headers = {}) =>
    ask('PUT /album?policy', headers, typeof policy === 'string' ? policy : JSON.stringify(policy));
  const statement = {
    Effect: 'Allow',
    Principal: '*',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::album/*',
  };
  const stated = (given: object) => put({ Statement: [{ ...statement, ...given }] });
  await ask('GET /album?policy');
  await put('x'.repeat(20 * 1024 + 1));
  await put('x');
  await put({});
  await stated({ Effect: 'Perhaps' });
  await stated({ Principal: { AWS: 'alice' } });
  await stated({ Action: 's3:Fly' });
  await stated({ Resource: 'arn:aws:s3:::other/*' });
  await stated({ Action: 's3:ListBucket' });
  await stated({ Condition: { Feels: { 's3:prefix': 'good' } } });
  await stated({ Condition: { StringLike: { 's3:prefix': 'good' } } });
  await stated({ Condition: { IpAddress: { 'aws:SourceIp': 'home' } } });
  await stated({ Principal: 'alice' });
  await stated({});
  await ask('PUT /album?publicAccessBlock', {}, blocking('BlockPublicPolicy'));
  await stated({});
  await ask('DELETE /album?publicAccessBlock');
  const deny = { ...statement, Effect: 'Deny', Resource: 'arn:aws:s3:::album/secret' };
  const Statement = [statement, deny];
  await put({ Statement }, { 'x-amz-confirm-remove-self-bucket-access': 'true' });
  await ask('GET /album?policy');
  await ask('GET /album?policyStatus');
  await ask('GET /album/secret');
  const arn = 'arn:aws:iam::210987654321:user/bob';
  await stated({ Principal: { AWS: arn } });
  await withoutThem(arn, () => ask('GET /album?policy'));
  await ask('DELETE /album?policy');
}

/** Somebody is deleted, for so long. */
async function withoutThem(arn: string, work: () => Promise<unknown>): Promise<void> {
  const { accounts } = it.simulator.world;
  const without = accounts.map((account) => ({
    ...account,
    principals: account.principals.map((one) => ({ ...one, deleted: one.arn === arn })),
  }));
  await it.simulator.settle({ accounts: without });
  await work();
  await it.simulator.settle({ accounts });
}

const blocking = (setting: string) =>
  `<PublicAccessBlockConfiguration><${setting}>true</${setting}></PublicAccessBlockConfiguration>`;

async function payment(): Promise<void> {
  const payer = (who: string) =>
    ask(
      'PUT /album?requestPayment',
      {},
      `<RequestPaymentConfiguration><Payer>${who}</Payer></RequestPaymentConfiguration>`,
    );
  await payer('Requester');
  await ask('GET /album?requestPayment');
  await ask('PUT /album/paid', { ...partner, 'x-amz-request-payer': 'requester' }, 'a');
  await ask('PUT /album/unpaid', partner, 'a');
  await ask('PUT /album/own', {}, 'a');
  await payer('BucketOwner');
}

async function switches(): Promise<void> {
  const accelerate = (bucket: string, status: string) =>
    ask(
      `PUT /${bucket}?accelerate`,
      {},
      `<AccelerateConfiguration><Status>${status}</Status></AccelerateConfiguration>`,
    );
  await ask('PUT /an.album');
  await accelerate('an.album', 'random');
  await accelerate('album', 'random');
  await accelerate('album', 'Enabled');
  await ask('GET /album?accelerate');
  await ask('PUT /album?abac', {}, '<AbacStatus/>');
  await ask('PUT /album?abac', {}, '<AbacStatus><Status>Enabled</Status></AbacStatus>');
  await ask('GET /album?abac');
  await ask('PUT /other', { 'x-amz-bucket-namespace': 'mine' });
  await ask('PUT /other', { 'x-amz-bucket-namespace': 'account-regional' });
  await ask('PUT /other', { 'x-amz-bucket-namespace': 'global' });
}

export async function sharing(): Promise<void> {
  await ownership();
  await lists();
  await objects();
  await policies();
  await payment();
  await switches();
}

import { encodeToken } from '../../../src/semantics/listing/token.ts';
import { ask } from './ground.ts';

const arn = 'arn:aws:sqs:us-east-1:123456789012:jobs';
const bucketArn = (name: string) => `<Bucket>arn:aws:s3:::${name}</Bucket>`;

export async function configurations(): Promise<void> {
  await ask('PUT /kept');
  await byId();
  await logging();
  await notifications();
  await replication();
}

async function byId(): Promise<void> {
  const metrics = (id: string, inner = id) =>
    ask(
      `PUT /kept?metrics&id=${id}`,
      {},
      `<MetricsConfiguration><Id>${inner}</Id></MetricsConfiguration>`,
    );
  await metrics('no/id');
  await metrics('a', 'b');
  await metrics('m1');
  await ask('GET /kept?metrics&id=m1');
  await ask('GET /kept?metrics&id=gone');
  await ask('DELETE /kept?metrics&id=m1');
  await ask('GET /kept?metrics&continuation-token=x');
  await ask(`GET /kept?metrics&continuation-token=${encodeURIComponent(encodeToken('m1'))}`);
  for (const destination of ['reports', 'arn:aws:s3:::reports']) {
    const to = `<S3BucketDestination><Format>CSV</Format><Bucket>${destination}</Bucket></S3BucketDestination>`;
    await ask(
      'PUT /kept?analytics&id=a',
      {},
      `<AnalyticsConfiguration><Id>a</Id><StorageClassAnalysis><DataExport><OutputSchemaVersion>V_1</OutputSchemaVersion><Destination>${to}</Destination></DataExport></StorageClassAnalysis></AnalyticsConfiguration>`,
    );
    await ask(
      'PUT /kept?inventory&id=a',
      {},
      `<InventoryConfiguration><Id>a</Id><IsEnabled>true</IsEnabled><IncludedObjectVersions>All</IncludedObjectVersions><Schedule><Frequency>Daily</Frequency></Schedule><Destination>${to}</Destination></InventoryConfiguration>`,
    );
  }
  for (const kind of ['analytics', 'inventory']) {
    await ask(`GET /kept?${kind}&id=a`);
    await ask(`GET /kept?${kind}`);
    await ask(`DELETE /kept?${kind}&id=a`);
  }
}

async function logging(): Promise<void> {
  const to = (bucket: string) =>
    ask(
      'PUT /kept?logging',
      {},
      `<BucketLoggingStatus><LoggingEnabled><TargetBucket>${bucket}</TargetBucket><TargetPrefix/></LoggingEnabled></BucketLoggingStatus>`,
    );
  await ask('PUT /theirs', { authorization: 'AWS test2:x' });
  for (const bucket of ['gone', 'theirs', 'west', 'photos']) await to(bucket);
  await ask('GET /kept?logging');
  await ask('PUT /kept?logging', {}, '<BucketLoggingStatus/>');
}

async function notifications(): Promise<void> {
  const queue = (inside: string, to = arn) =>
    `<QueueConfiguration>${inside}<Queue>${to}</Queue></QueueConfiguration>`;
  const put = (...queues: string[]) =>
    ask(
      'PUT /kept?notification',
      { 'x-amz-skip-destination-validation': 'true' },
      `<NotificationConfiguration>${queues.join('')}</NotificationConfiguration>`,
    );
  const on = (event: string, filter = '') =>
    `<Event>s3:${event}</Event><Filter><S3Key>${filter}</S3Key></Filter>`;
  const rule = (name: string) => `<FilterRule><Name>${name}</Name><Value>x</Value></FilterRule>`;
  const created = on('ObjectCreated:*');
  await put(queue(`<Id>a</Id>${created}`), queue(`<Id>a</Id>${created}`));
  await put(queue(created, 'jobs'));
  await put(queue(created, arn.replace('us-east-1', 'us-west-2')));
  await put(queue(on('ObjectEaten')));
  await put(queue(on('ObjectCreated:*', rule('infix'))));
  await put(queue(on('ObjectCreated:*', rule('prefix') + rule('prefix'))));
  await put(queue(created), queue(on('ObjectCreated:Put', rule('prefix'))));
  await put(queue(`<Id>a</Id>${on('ObjectCreated:*', rule('suffix'))}`));
  await ask('GET /kept?notification');
  await put();
}

async function replication(): Promise<void> {
  const put = (rules: string) =>
    ask(
      'PUT /kept?replication',
      { 'x-amz-bucket-object-lock-token': 'x' },
      `<ReplicationConfiguration><Role>r</Role>${rules}</ReplicationConfiguration>`,
    );
  const rule = (inside: string, to = 'kept') =>
    `<Rule><Status>Enabled</Status>${inside}<Destination>${bucketArn(to)}</Destination></Rule>`;
  const marked = (status: string) =>
    `<DeleteMarkerReplication><Status>${status}</Status></DeleteMarkerReplication>`;
  const tag = '<Filter><Tag><Key>a</Key><Value>b</Value></Tag></Filter><Priority>1</Priority>';
  const versioning = (status: string) =>
    ask(
      'PUT /kept?versioning',
      {},
      `<VersioningConfiguration><Status>${status}</Status></VersioningConfiguration>`,
    );
  const whole = rule(`<ID>a</ID>${tag}${marked('Disabled')}`);
  await put(whole);
  await versioning('Enabled');
  await put(rule('').repeat(1001));
  await put(whole + whole);
  await put(rule('<Filter/>'));
  await put(rule(tag + marked('Enabled')));
  await put(rule('', 'gone'));
  await ask('GET /kept?replication');
  await put(whole);
  await ask('GET /kept?replication');
  await versioning('Suspended');
  await ask('DELETE /kept?replication');
}

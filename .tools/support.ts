/**
 * Writes the support table of the README from the rules, or with `--check` fails when the README does not have it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { s3 } from '../src/protocol/s3/dialect.ts';
import { modelledOperations } from '../src/semantics/operations/index.ts';
import { catalogue } from '../src/semantics/rules/catalogue.ts';

const readme = new URL('../README.md', import.meta.url);
const [open, close] = ['<!-- support: begin -->', '<!-- support: end -->'];

/** What the part of a rule's id before the slash is about. */
const topicNames: Readonly<Record<string, string>> = {
  access: 'Who may',
  'access-point': 'Access points',
  acl: 'Access lists',
  annotation: 'Annotations',
  bucket: 'Buckets',
  checksum: 'Checksums',
  complete: 'Completing uploads',
  configuration: 'Configurations of buckets',
  control: 'S3 Control',
  copy: 'Copies',
  'copy-source': 'Sources of copies',
  cors: 'CORS',
  delete: 'Deletes',
  encryption: 'Encryption',
  'encryption-config': 'Default encryption of buckets',
  etag: 'ETags',
  form: 'Form uploads',
  fault: 'Faults of the world',
  kms: 'KMS',
  sts: 'STS',
  lifecycle: 'Lifecycle',
  list: 'Listings',
  lock: 'Object Lock',
  logging: 'Access logs',
  metadata: 'Metadata',
  'multi-region': 'Multi-region access points',
  notification: 'Notifications',
  object: 'Objects',
  operation: 'Operations',
  acceleration: 'Transfer acceleration',
  payment: 'Requester pays',
  policy: 'Bucket policies',
  'public-access': 'Public access block',
  ownership: 'Object Ownership',
  read: 'Reads',
  redirect: 'Website redirects',
  region: 'Regions',
  replication: 'Replication',
  request: 'What is not modelled',
  restore: 'Restores',
  signature: 'Signatures',
  select: 'S3 Select',
  'sse-c': "Customers' keys (SSE-C)",
  'sse-kms': 'KMS keys (SSE-KMS)',
  'storage-class': 'Storage classes',
  tags: 'Tags',
  tiering: 'Intelligent-Tiering',
  upload: 'Multipart uploads',
  version: 'Versions',
  versioning: 'Versioning of buckets',
  website: 'Websites',
  write: 'Conditional writes',
};

function table(): string {
  const total = s3.model.operations.size;
  const topics = [...new Set(catalogue.map(({ id }) => id.split('/')[0] ?? ''))].toSorted();
  const rows = topics.map((topic) => {
    const rules = catalogue.filter(({ id }) => id.startsWith(`${topic}/`));
    const graded = (basis: string) => rules.filter((rule) => rule.basis === basis).length || '';
    const name = topicNames[topic];
    if (!name) throw new Error(`.tools/support.ts has no name for the topic ${topic}`);
    return `| ${name} | ${rules.length} | ${graded('recorded')} | ${graded('documented')} | ${graded('inferred')} |`;
  });
  const all = (basis: string) => catalogue.filter((rule) => rule.basis === basis).length;
  const others = [...s3.model.operations.keys()].filter(
    (name) => !modelledOperations.includes(name),
  );
  return [
    ...wrapped(
      `**${modelledOperations.length} of ${total} operations** are modelled, and KMS's own for keys. The others are routed and read, and answer 501 NotImplemented: ${others.map((name) => `\`${name}\``).join(', ')}.`,
    ),
    '',
    '| Topic | Rules | recorded | documented | inferred |',
    '|---|--:|--:|--:|--:|',
    ...rows,
    `| **All** | **${catalogue.length}** | **${all('recorded')}** | **${all('documented')}** | **${all('inferred')}** |`,
  ].join('\n');
}

/** Lines of at most 120 characters. */
function wrapped(text: string): readonly string[] {
  return text.match(/\S.{0,119}(?=\s|$)/g) ?? [];
}

const before = readFileSync(readme, 'utf8');
const [head, rest] = before.split(open);
const tail = rest?.split(close)[1];
if (head === undefined || tail === undefined)
  throw new Error(`README.md has no ${open} … ${close}`);
const after = `${head}${open}\n${table()}\n${close}${tail}`;
if (!process.argv.includes('--check')) writeFileSync(readme, after);
else if (after !== before) {
  console.error('The support table of README.md is not that of the rules: run npm run support.');
  process.exit(1);
}

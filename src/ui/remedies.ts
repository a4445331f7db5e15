/** What a remedy asks for, as the request or the editor that does it. */
import type { Exchange } from '../explain/exchange.ts';
import type { Remedy, TraceStep } from '../explain/trace.ts';
import type { WorldView } from '../worker/api.ts';
import { corsXml, publicAccessXml } from './forms/remedyXml.ts';
import { asOperation } from './forms/forms.ts';
import type { Intent } from './intent.ts';
import { bucketNamed, keyArn } from './look.ts';
import { withStatements } from './policyText.ts';
import { asOwner } from './prefill.ts';
import { emptyDraft } from './state.ts';

export interface Fix {
  readonly label: string;
  readonly intent: Intent;
}

interface Case {
  readonly document: string;
  readonly replaces: string | undefined;
  readonly exchange: Exchange;
  readonly world: WorldView | null;
}

/** Where a document goes, in the words of the trace, and how it gets there. */
const places: readonly (readonly [RegExp, (name: string, given: Case) => Fix | undefined])[] = [
  [/^bucket policy of (?<name>.+)$/, intoBucketPolicy],
  [/^public access block of (?<name>.+)$/, intoPublicAccess],
  [/^CORS configuration of (?<name>.+)$/, intoCors],
  [/^key policy of (?<name>.+)$/, intoKeyPolicy],
  [/^identity policies of /, (_, given) => intoPerson({ part: 'policies' }, given)],
  [
    /^identity policy (?<name>\S+) of /,
    (policy, given) => intoPerson({ part: 'policies', policy }, given),
  ],
  [/^permissions boundary of /, (_, given) => intoPerson({ part: 'boundary' }, given)],
];

/** Undefined where the page cannot do it, or does not know where it belongs. */
export function fixOf(
  { document, into, replaces }: Remedy,
  { exchange, step, world }: { exchange: Exchange; step: TraceStep; world: WorldView | null },
): Fix | undefined {
  if (document === undefined) return undefined;
  const where = into ?? ofPage(step, exchange);
  for (const [pattern, fix] of places) {
    const found = pattern.exec(where);
    if (found) return fix(found.groups?.['name'] ?? '', { document, replaces, exchange, world });
  }
  return undefined;
}

/** What pages lack is lacking in one place only. */
function ofPage({ rule }: TraceStep, { bucket }: Exchange): string {
  return rule.id.startsWith('cors/') && bucket !== undefined
    ? `CORS configuration of ${bucket}`
    : '';
}

function intoPerson(
  place: { part: 'policies' | 'boundary'; policy?: string },
  { document, replaces, exchange, world }: Case,
): Fix | undefined {
  const arn = exchange.caller?.arn;
  const role = world?.roles.find(({ sessions }) => sessions.some((one) => one.arn === arn));
  const person = role ?? world?.principals.find((one) => one.arn === arn);
  if (!person) return undefined;
  const proposed = { ...place, document, ...(replaces !== undefined && { replaces }) };
  return {
    label: `Open ${person.name}’s policies`,
    intent: { do: 'person', person: { arn: person.arn, proposed } },
  };
}

function intoBucketPolicy(name: string, { document, replaces, world }: Case): Fix | undefined {
  const bucket = bucketNamed(world, name)?.bucket;
  if (!bucket) return undefined;
  const text = withStatements(bucket.policy, document, replaces);
  return onBucket({ operation: 'PutBucketPolicy', name, text }, world);
}

function intoPublicAccess(name: string, { document, world }: Case): Fix | undefined {
  const text = publicAccessXml(document);
  return onBucket({ operation: 'PutPublicAccessBlock', name, text }, world);
}

function intoCors(name: string, { document, world }: Case): Fix | undefined {
  const text = corsXml(bucketNamed(world, name)?.bucket.cors ?? [], document);
  return onBucket({ operation: 'PutBucketCors', name, text }, world);
}

/** Filled for the owner, who alone may surely do it. */
function onBucket(
  { operation, name, text }: { operation: string; name: string; text: string | undefined },
  world: WorldView | null,
): Fix | undefined {
  if (text === undefined || !bucketNamed(world, name)) return undefined;
  const draft = asOperation({ ...emptyDraft, bucket: name }, operation);
  const filled = asOwner({ ...draft, body: { kind: 'text', text } }, world);
  // The SDK adds the checksum that S3 asks for, and is no page.
  const intent = { do: 'fill', draft: filled, sender: 'sdk' } as const;
  return { label: `Open ${operation} for ${name}`, intent };
}

/** KMS has no form: its keys have pages. */
function intoKeyPolicy(name: string, { document, replaces, world }: Case): Fix | undefined {
  const found = world?.keys.find(
    ({ key, aliases }) =>
      name.includes(key.keyId) ||
      aliases.some((alias) => name === alias || name.endsWith(`:${alias}`)),
  );
  if (!found) return undefined;
  const proposed = { document, ...(replaces !== undefined && { replaces }) };
  return {
    label: `Open the key policy of ${found.aliases[0] ?? 'the key'}`,
    intent: { do: 'kmsKey', key: { arn: keyArn(found.key), proposed } },
  };
}

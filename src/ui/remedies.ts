/** Where a policy that would help belongs, and the request or the editor that puts it there. */
import type { Exchange } from '../explain/exchange.ts';
import type { Remedy, TraceStep } from '../explain/trace.ts';
import type { Draft } from '../scenarios/draft.ts';
import type { KeyView, WorldView } from '../worker/api.ts';
import { asOperation } from './forms/forms.ts';
import type { Intent } from './intent.ts';
import { bucketNamed } from './look.ts';
import { listed, type Statement, statementsOf, withStatements } from './policyText.ts';
import { asOwner } from './prefill.ts';
import { emptyDraft } from './state.ts';

export interface Fix {
  readonly label: string;
  readonly intent: Intent;
}

interface Case {
  readonly exchange: Exchange;
  readonly step: TraceStep;
  readonly world: WorldView | null;
}

/** Undefined where the page cannot do it, or does not know where it belongs. */
export function fixOf({ document }: Remedy, given: Case): Fix | undefined {
  const statements = document === undefined ? undefined : statementsOf(document);
  if (!statements?.length || document === undefined) return undefined;
  const named = statements.some((one) => 'Principal' in one || 'NotPrincipal' in one);
  if (!named) return ofTheCaller(document, given);
  const actions = statements.flatMap((one) => listed(one['Action']));
  return actions.some((action) => action.startsWith('kms:'))
    ? ofTheKey(document, given)
    : ofTheBucket(document, statements, given);
}

/** Statements without a principal are of somebody: of him who asked. */
function ofTheCaller(statement: string, { exchange, world }: Case): Fix | undefined {
  const arn = exchange.caller?.arn;
  const role = world?.roles.find(({ sessions }) => sessions.some((one) => one.arn === arn));
  const person = role ?? world?.principals.find((one) => one.arn === arn);
  if (!person) return undefined;
  return {
    label: `Open ${person.name}’s policies`,
    intent: { do: 'person', person: { arn: person.arn, proposed: statement } },
  };
}

function ofTheBucket(
  document: string,
  statements: readonly Statement[],
  { world }: Case,
): Fix | undefined {
  const arns = statements.flatMap((one) => listed(one['Resource']));
  const name = arns.flatMap((arn) => /^arn:aws:s3:::([^/*]+)/.exec(arn)?.[1] ?? [])[0];
  const bucket = bucketNamed(world, name ?? '')?.bucket;
  if (!bucket) return undefined;
  const text = withStatements(bucket.policy, document);
  const draft = asOperation({ ...emptyDraft, bucket: bucket.name }, 'PutBucketPolicy');
  return fill(
    `Put it on ${bucket.name}`,
    asOwner({ ...draft, body: { kind: 'text', text } }, world),
  );
}

/** KMS has no form: its request is written out. */
function ofTheKey(document: string, { step, exchange, world }: Case): Fix | undefined {
  const found = world?.keys.find((view) => isAbout(view, step)) ?? askedFor(world, exchange);
  if (!found) return undefined;
  const { key, aliases } = found;
  const owner = world?.principals.find((one) => one.account === key.account);
  const Policy = withStatements(key.policy, document);
  const text = JSON.stringify({ KeyId: key.keyId, PolicyName: 'default', Policy }, null, 2);
  return fill(`Put it on ${aliases[0] ?? key.keyId}`, {
    ...emptyDraft,
    operation: '',
    principal: owner?.accessKeyId ?? '',
    method: 'POST',
    host: `kms.${key.region}.amazonaws.com`,
    path: '/',
    region: key.region,
    headers: [
      ['content-type', 'application/x-amz-json-1.1'],
      ['x-amz-target', 'TrentService.PutKeyPolicy'],
    ],
    body: { kind: 'text', text },
  });
}

function isAbout({ key }: KeyView, { facts }: TraceStep): boolean {
  return Object.values(facts).some(
    (fact) => typeof fact === 'string' && fact.includes(key.keyId) && fact.includes(key.region),
  );
}

/** The key that the request names, where the step does not. */
function askedFor(world: WorldView | null, { request }: Exchange): KeyView | undefined {
  const named = request.headers.find(([name]) => name.endsWith('aws-kms-key-id'))?.[1] ?? '';
  return world?.keys.find(
    ({ key, aliases }) => named.includes(key.keyId) || aliases.includes(named),
  );
}

function fill(label: string, draft: Draft): Fix {
  return { label, intent: { do: 'fill', draft } };
}

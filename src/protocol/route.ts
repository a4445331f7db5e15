/**
 * Which operation a request is. Nothing here knows an operation: the model says which method, level, query literals,
 * required parameters and required headers each has, and the most specific that fits is it.
 */
import type { Location } from './address.ts';
import { parameter } from './address.ts';
import type { Dialect } from './dialect.ts';
import { refuse } from './errors.ts';
import { readHeaders } from './headers.ts';
import { kmsTarget } from './kms/wire.ts';
import { isStsForm } from './sts/request.ts';
import type { WireRequest } from './message.ts';
import type { Level, Model, Operation } from './model.ts';
import type { OperationName } from './operation.ts';

/** Requests that are answered and are no operation of the model: form uploads, CORS preflights, KMS's, STS's, S3 Control's, and websites'. */
export type OtherRoute = 'PostObject' | 'Preflight' | 'Kms' | 'Sts' | 'Control' | 'Website';
export type RouteName = OperationName | OtherRoute;

/** What of a model is asked for at every request. */
interface Table {
  readonly fixed: readonly Operation[];
  readonly levels: Readonly<Record<Level, LevelTable>>;
}

interface LevelTable {
  readonly operations: readonly Operation[];
  /** The subresources (`?acl`, `?uploads` …) of each operation, and of all. */
  readonly sets: readonly (readonly string[])[];
  readonly subresources: ReadonlySet<string>;
}

const tables = new WeakMap<Model, Table>();

function tableOf(model: Model): Table {
  const known = tables.get(model);
  if (known) return known;
  const all = [...model.operations.values()];
  const at = (level: Level): LevelTable => {
    const here = all.filter((o) => o.level === level);
    const sets = here.map((o) => o.literals.filter(([, value]) => value === '').map(([n]) => n));
    return { operations: here.filter((o) => !o.path), sets, subresources: new Set(sets.flat()) };
  };
  const levels = { service: at('service'), bucket: at('bucket'), object: at('object') };
  const table: Table = { fixed: all.filter((o) => o.path), levels };
  tables.set(model, table);
  return table;
}

/** Throws MethodNotAllowed when nothing fits, InvalidArgument when what is asked contradicts itself. */
export function route(
  request: Pick<WireRequest, 'method' | 'headers'>,
  location: Location,
  dialect: Dialect,
): RouteName {
  const { method } = request;
  if (method === 'OPTIONS') return 'Preflight';
  if (location.service === 'website') return 'Website';
  if (location.service === 'control') return 'Control';
  const level = levelOf(location);
  if (isKms(request, location)) return 'Kms';
  if (isSts(request, location)) return 'Sts';
  const { fixed, levels } = tableOf(dialect.model);
  const exact = fixed.find((o) => o.path === location.path && o.method === method);
  if (exact) return exact.name;
  const here = levels[level];
  const named = subresources(here, location);
  const fits = (o: Operation) => hasLiterals(o, location) && covers(o, named);
  const candidates = here.operations.filter((o) => o.method === method && fits(o));
  const headers = readHeaders(request.headers, location.query, dialect.headerPrefix);
  const copySource = `${dialect.headerPrefix}copy-source`;
  if (headers.has(copySource) && method !== 'PUT') refuseCopySource(method, location, copySource);
  if (method === 'PUT' && level === 'object') refusePartOfNothing(location);
  if (method === 'POST' && level === 'bucket' && candidates.length === 0 && named.length === 0) {
    return formUpload(headers.get('content-type') ?? '');
  }
  const operation = mostSpecific(candidates, location, headers, named.length > 0);
  if (!operation) throw notAllowed(method, level, here.operations.filter(fits));
  return operation.name;
}

/** KMS stands at an address of its own on AWS, and beside S3 everywhere else, told apart by its header. */
function isKms(request: Pick<WireRequest, 'method' | 'headers'>, location: Location): boolean {
  if (location.service === 'kms') return true;
  return location.bucket === undefined && kmsTarget(request) !== undefined;
}

/** The same for STS, told apart by its form. */
function isSts(request: Pick<WireRequest, 'method' | 'headers'>, location: Location): boolean {
  if (location.service === 'sts') return true;
  return location.bucket === undefined && location.service === 's3' && isStsForm(request);
}

/** Basis: second-hand, versitygw#1642 (compared with AWS). What another PUT does with a copy source is not known. */
function refuseCopySource(method: string, location: Location, ArgumentName: string): void {
  const level = levelOf(location);
  if (level === 'service') return;
  if (method === 'POST' && parameter(location.query, 'uploadId') === undefined) {
    throw notAllowed(method, level, []);
  }
  const message = 'You can only specify a copy source header for copy requests.';
  throw refuse('InvalidArgument', { ArgumentName }, message);
}

/** Basis: second-hand, versitygw#1226 (the answer of S3 itself): a part without an upload is no object of its own. */
function refusePartOfNothing({ query }: Location): void {
  if (parameter(query, 'partNumber') === undefined || parameter(query, 'uploadId') !== undefined)
    return;
  const detail = { ArgumentName: 'partNumber', ArgumentValue: 'partNumber' };
  const message = 'This operation does not accept partNumber without uploadId';
  throw refuse('InvalidArgument', detail, message);
}

/** The level of the resource that is asked for. */
export function levelOf(location: Location): Level {
  if (location.key !== undefined) return 'object';
  return location.bucket === undefined ? 'service' : 'bucket';
}

/** Basis: inferred; S3's own answer to a POST of another type names this condition. */
function formUpload(contentType: string): OtherRoute {
  if (/^multipart\/form-data\b/i.test(contentType)) return 'PostObject';
  const Condition = 'Bucket POST must be of the enclosure-type multipart/form-data';
  throw refuse('PreconditionFailed', { Condition });
}

/**
 * The subresources (`?acl`, `?uploads` …) that the query names, of any method: with one of them, a request is never the
 * plain operation, so that `DELETE key?annotation` without its name cannot delete the object.
 */
function subresources(
  { sets, subresources: all }: LevelTable,
  location: Location,
): readonly string[] {
  const named = [...new Set(location.query.map(([name]) => name))].filter((name) => all.has(name));
  if (named.length > 1 && !sets.some((set) => named.every((name) => set.includes(name)))) {
    // Basis: inferred; the words are S3's as users report them.
    const message = `Conflicting query string parameters: ${named.join(', ')}`;
    const ArgumentValue = named[0] ?? '';
    throw refuse('InvalidArgument', { ArgumentName: 'ResourceType', ArgumentValue }, message);
  }
  return named;
}

function hasLiterals(operation: Operation, location: Location): boolean {
  return operation.literals.every(([name, value]) => {
    const given = parameter(location.query, name);
    return value === '' ? given !== undefined : given === value;
  });
}

function covers(operation: Operation, named: readonly string[]): boolean {
  return named.every((name) => operation.literals.some(([literal]) => literal === name));
}

interface Ranked {
  readonly operation: Operation;
  /** Query members and headers that the operation requires and the request has, or has not. */
  readonly have: number;
  readonly lack: number;
}

function mostSpecific(
  candidates: readonly Operation[],
  location: Location,
  headers: ReadonlyMap<string, string>,
  named: boolean,
): Operation | undefined {
  const ranked = candidates.map((operation): Ranked => {
    const required = operation.input.members.filter((m) => m.required);
    const query = required.filter((m) => m.place === 'query');
    const given = query.filter((m) => parameter(location.query, m.wire) !== undefined);
    const inHeaders = required.filter((m) => m.place === 'header');
    const sent = inHeaders.filter((m) => headers.has(m.wire));
    // A plain path with a required parameter (`POST key` with its uploadId) is no operation without it.
    const impossible = !named && operation.literals.length === 0 && given.length < query.length;
    const missing = query.length + inHeaders.length - given.length - sent.length;
    return { operation, have: given.length + sent.length, lack: impossible ? Infinity : missing };
  });
  const [best] = ranked
    .filter(({ lack }) => lack < Infinity)
    .sort((a, b) => a.lack - b.lack || rank(b, location) - rank(a, location));
  return best?.operation;
}

/** ListDirectoryBuckets and ListBuckets are the same request to different hosts. */
function rank({ operation, have }: Ranked, location: Location): number {
  const directory = operation.name === 'ListDirectoryBuckets';
  const host = directory === location.service.startsWith('express') ? 0.5 : 0;
  return operation.literals.length * 100 + have + host;
}

function notAllowed(method: string, level: Level, fitting: readonly Operation[]): Error {
  const allow = [...new Set(fitting.map((o) => o.method))].sort().join(', ');
  const detail = { Method: method, ResourceType: level.toUpperCase() };
  return refuse('MethodNotAllowed', detail, undefined, allow ? { allow } : {});
}

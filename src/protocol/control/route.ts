/** Which operation of S3 Control a request is: its paths are templates, `/v20180820/accesspoint/{Name}/policy`. */
import { decodePercent, encodePercent } from '../../lib/percent.ts';
import type { Location } from '../address.ts';
import { refuse } from '../errors.ts';
import { plainText } from '../writeHeaders.ts';
import { operations as lines } from './model.generated.ts';
import type { ControlOperationName } from './operation.ts';

export interface ControlRoute {
  readonly name: ControlOperationName;
  /** What stands in the path, decoded. */
  readonly labels: ReadonlyMap<string, string>;
}

interface Template {
  readonly name: ControlOperationName;
  readonly method: string;
  readonly path: RegExp;
}

/** A label with a plus takes slashes too, as ARNs and tokens have them. */
const templates: readonly Template[] = Object.entries(lines)
  .map(([name, line]) => {
    const [method = '', path = ''] = line.split(' ');
    const pattern = path.replace(/\{(\w+)(\+?)\}/g, (_, label: string, greedy: string) =>
      greedy ? `(?<${label}>.+)` : `(?<${label}>[^/]+)`,
    );
    return { name: name as ControlOperationName, method, path: new RegExp(`^${pattern}$`) };
  })
  // Where two fit, the longer one says more: `…/{Name+}/policy` is no name that ends so.
  .sort((a, b) => b.path.source.length - a.path.source.length);

/** Throws NotImplemented for a path that no operation here has, MethodNotAllowed for one that takes another method. */
export function routeControl(
  { method }: { readonly method: string },
  { path }: Pick<Location, 'path'>,
): ControlRoute {
  const bare = path.replace(/\/$/, '');
  const fitting = templates.filter((template) => template.path.test(bare));
  const template = fitting.find((one) => one.method === method);
  if (template) return { name: template.name, labels: labelsOf(template, bare) };
  if (fitting.length === 0)
    throw refuse('NotImplemented', { Path: bare }, 'This operation of S3 Control is not modelled.');
  const allow = [...new Set(fitting.map((one) => one.method))].sort().join(', ');
  throw refuse('MethodNotAllowed', { Method: method, ResourceType: 'ACCOUNT' }, undefined, {
    allow,
  });
}

function labelsOf({ path }: Template, bare: string): ReadonlyMap<string, string> {
  const raw = Object.entries(path.exec(bare)?.groups ?? {});
  return new Map(
    raw.map(([label, text]) => {
      const decoded = decodePercent(text);
      if (decoded === undefined) throw refuse('InvalidURI', { URI: bare });
      return [label, decoded];
    }),
  );
}

/** The path of an operation, with its labels filled in. */
export function controlPath(
  name: ControlOperationName,
  values: Readonly<Record<string, unknown>>,
): string {
  const [, path = ''] = (lines[name] ?? '').split(' ');
  return path.replace(/\{(\w+)\+?\}/g, (_, label: string) =>
    encodePercent(plainText(values[label])),
  );
}

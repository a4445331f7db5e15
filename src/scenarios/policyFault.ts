/** What IAM would have against a policy, for whoever writes it in a page: where in the text, and why. */
import { type JsonPath, lineAndColumn, nearestTo } from '../lib/jsonPlace.ts';
import { MisshapenError } from '../lib/shape.ts';
import { permissionsDocument, trustDocument } from '../world/policyShape.ts';

const shapes = { permissions: permissionsDocument, trust: trustDocument } as const;

export type PolicyKind = keyof typeof shapes;

/** `json` must be JSON. Undefined when nothing is wrong. */
export function policyFault(json: string, kind: PolicyKind): string | undefined {
  try {
    shapes[kind](json, 'policy');
    return undefined;
  } catch (error) {
    if (!(error instanceof MisshapenError)) throw error;
    const { message } = error;
    const { offset } = nearestTo(json, pathIn(message));
    const { line, column } = lineAndColumn(json, offset);
    return `Line ${line}, column ${column}: ${message.replace(/^policy\.?/, '').trim()}.`;
  }
}

/** `policy.Statement[0].Effect must be …` */
function pathIn(message: string): JsonPath {
  const [place = ''] = message.split(' ');
  const parts = place.matchAll(/\.(?<name>[^.[\]]+)|\[(?<index>\d+)\]/g);
  return [...parts].map(({ groups }) => groups?.['name'] ?? Number(groups?.['index']));
}

/** What the scenes of the walk have in common: the house they go through, and requests in short. */
import { createIds } from '../../../src/world/ids.ts';
import type { Lab, RawRequest } from '../lab.ts';

export type Headers = Record<string, string | undefined>;

let lab: Lab;

/** The lab that is walked through; live in scenes, which import it. */
export { lab as it };

export function enter(through: Lab): void {
  lab = through;
}

/** A version id that is well formed and of no version here. */
export const somebodysVersion = createIds('elsewhere').versionId(1);

/** One request, as the root of the first account: `GET /photos/cat`. */
export async function ask(
  line: string,
  headers: Headers = {},
  body?: RawRequest['body'],
): Promise<void> {
  const [method = '', target = ''] = line.split(' ');
  await lab.raw({ method, target, headers, ...(body !== undefined && { body }) });
}

/** A copy of photos/cat within photos. */
export const copy = (headers: Headers, to = 'copy') =>
  ask(`PUT /photos/${to}`, { 'x-amz-copy-source': 'photos/cat', ...headers });

/** The ETag of what photos/cat holds: `a`. */
export const etagOfA = '0cc175b9c0f1b6a831c399e269772661';

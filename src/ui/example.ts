/** A request that is worth a click. */
import type { Draft } from '../scenarios/draft.ts';

export interface Example {
  readonly title: string;
  /** What S3 answers. */
  readonly status: number;
  /** Why, in a few words. */
  readonly expects: string;
  readonly draft: Draft;
}

export function example(title: string, status: number, expects: string, draft: Draft): Example {
  return { title, status, expects, draft };
}

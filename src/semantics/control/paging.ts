/** One page of a list of S3 Control. */
import { defined } from '../../lib/defined.ts';
import type { Context } from '../context.ts';
import { decodeToken, encodeToken } from '../listing/token.ts';
import { nextTokenIsOurs, pageIsPossible } from '../rules/control.ts';

interface Paging {
  readonly MaxResults?: number | undefined;
  readonly NextToken?: string | undefined;
}

export function pageOf<Entry extends { readonly name: string }>(
  s3: Context,
  all: readonly Entry[],
  { MaxResults, NextToken: token }: Paging,
): { readonly entries: readonly Entry[]; readonly rest: { NextToken?: string } } {
  s3.guard(pageIsPossible, { MaxResults });
  const decoded = decodeToken(token);
  s3.guard(nextTokenIsOurs, { token, decoded });
  const rest = all.filter(({ name }) => name > (decoded ?? ''));
  const entries = rest.slice(0, MaxResults ?? 1000);
  const last = entries.at(-1)?.name ?? '';
  const NextToken = rest.length > entries.length ? encodeToken(last) : undefined;
  return { entries, rest: defined({ NextToken }) };
}

/** Where a website's redirects lead. */
import { encodePath } from '../../lib/percent.ts';
import type { Redirect, RoutingRule } from '../../storage/webConfiguration.ts';

/** What was asked for: `key` decoded, `search` as sent, without its question mark. */
export interface Address {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly key: string;
  readonly search: string;
}

/** The address, changed by what a redirect names; the query stays. */
export function addressOf(
  asked: Address,
  { HostName = asked.host, Protocol = asked.scheme }: Pick<Redirect, 'HostName' | 'Protocol'>,
  path = encodePath(asked.key),
): string {
  return `${Protocol}://${HostName}/${path}${asked.search && `?${asked.search}`}`;
}

/** What a rule puts into the path stands as it is written, so that it may hold `#` or `?`; the rest of the key is encoded. */
export function replacedPath(
  key: string,
  { Condition, Redirect }: Partial<RoutingRule> = {},
): string {
  if (Redirect?.ReplaceKeyWith !== undefined) return Redirect.ReplaceKeyWith;
  const prefix = Redirect?.ReplaceKeyPrefixWith;
  if (prefix === undefined) return encodePath(key);
  return `${prefix}${encodePath(key.slice((Condition?.KeyPrefixEquals ?? '').length))}`;
}

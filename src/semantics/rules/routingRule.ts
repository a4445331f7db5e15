/** The routing rules of a website, one at a time. */
import { refuse } from '../../protocol/errors.ts';
import type { RoutingRule } from '../../storage/webConfiguration.ts';
import { guard } from '../rule.ts';
import { api } from './cites.ts';

const invalid = (message: string) => refuse('InvalidRequest', {}, message);

interface One {
  readonly rule: RoutingRule;
}

export const redirectSaysSomething = guard<One>({
  id: 'website/redirect',
  phase: 'request',
  says: 'A redirect names at least one of what it changes.',
  cites: [api('Redirect')],
  basis: 'documented',
  refuses: ({ rule: { Redirect } }) =>
    Object.keys(Redirect).length === 0 ? refuse('MalformedXML') : undefined,
});

export const oneReplacement = guard<One>({
  id: 'website/one-replacement',
  phase: 'request',
  says: 'A redirect replaces the key or the prefix of the key, not both.',
  cites: [api('Redirect')],
  basis: 'documented',
  refuses: ({ rule: { Redirect } }) =>
    Redirect.ReplaceKeyWith !== undefined && Redirect.ReplaceKeyPrefixWith !== undefined
      ? invalid('You can only define ReplaceKeyPrefix or ReplaceKey but not both.')
      : undefined,
});

export const conditionIsNotEmpty = guard<One>({
  id: 'website/condition',
  phase: 'request',
  says: 'The condition of a routing rule names a prefix, an error code or both.',
  cites: [api('RoutingRule'), api('Condition')],
  basis: 'documented',
  refuses: ({ rule: { Condition } }) =>
    Condition && Object.keys(Condition).length === 0
      ? invalid(
          "Condition cannot be empty. To redirect all requests without a condition, the condition element shouldn't be present.",
        )
      : undefined,
});

const redirectCodes = ['301', '302', '303', '304', '305', '307', '308'];

export const redirectCodeIsValid = guard<{ code: string | undefined }>({
  id: 'website/redirect-code',
  about: 'code',
  phase: 'request',
  says: 'A redirect answers with a code of the 3xx class other than 300.',
  cites: [api('Redirect')],
  basis: 'documented',
  refuses({ code = '' }) {
    if (!/^\d+$/.test(code)) return refuse('MalformedXML');
    return redirectCodes.includes(code)
      ? undefined
      : invalid(
          `The provided HTTP redirect code (${code}) is not valid. Valid codes are 3XX except 300.`,
        );
  },
});

export const errorCodeIsValid = guard<{ code: string | undefined }>({
  id: 'website/error-code',
  about: 'code',
  phase: 'request',
  says: 'The error code of a condition is of the 4xx or 5xx class.',
  cites: [api('Condition')],
  basis: 'documented',
  refuses({ code = '' }) {
    if (!/^\d+$/.test(code)) return refuse('MalformedXML');
    return /^[45]\d\d$/.test(code)
      ? undefined
      : invalid(`The provided HTTP error code (${code}) is not valid. Valid codes are 4XX or 5XX.`);
  },
});

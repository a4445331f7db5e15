/** Requests from other origins: preflights, and what the bucket's CORS rules let a browser do and see. */
import { isHeaderName } from '../../lib/headerName.ts';
import { refuse } from '../../protocol/errors.ts';
import type { CorsRule } from '../../storage/webConfiguration.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { corsRemedy } from '../web/corsRemedy.ts';
import { guide, recording } from './cites.ts';

const cites = [recording('cors-http-options-no-config'), guide('cors')];

/** A preflight, as its refusals name it. */
interface Asked {
  readonly method: string | undefined;
  readonly type: 'BUCKET' | 'OBJECT';
}

function forbid({ method = 'OPTIONS', type }: Asked, message: string) {
  return refuse('AccessForbidden', { Method: method, ResourceType: type }, message);
}

export const originIsNamed = guard<{ Origin: string | undefined }>({
  id: 'cors/origin',
  phase: 'request',
  says: 'A preflight names its origin.',
  cites,
  basis: 'recorded',
  refuses: ({ Origin }) =>
    Origin === undefined
      ? refuse('BadRequest', {}, 'Insufficient information. Origin request header needed.')
      : undefined,
});

export const preflightFindsBucket = guard<
  Pick<Asked, 'method'> & { bucket: BucketRecord | undefined }
>({
  id: 'cors/bucket',
  phase: 'access',
  says: 'A preflight for a bucket that does not exist is forbidden, not missing.',
  cites: [guide('cors-troubleshooting')],
  basis: 'inferred',
  refuses: ({ bucket, method }) =>
    bucket ? undefined : forbid({ method, type: 'BUCKET' }, 'CORSResponse: Bucket not found'),
});

export const corsIsEnabled = guard<{
  method: string | undefined;
  rules: readonly CorsRule[] | undefined;
  origin?: string;
  headers?: readonly string[];
}>({
  id: 'cors/enabled',
  phase: 'access',
  says: 'A bucket without a CORS configuration refuses every preflight.',
  cites,
  basis: 'recorded',
  refuses: ({ method, rules }) =>
    rules
      ? undefined
      : forbid({ method, type: 'BUCKET' }, 'CORSResponse: CORS is not enabled for this bucket.'),
  remedies: ({ origin = '*', method, headers }) => [corsRemedy({ origin, method, headers })],
});

export const corsMethods = ['GET', 'PUT', 'HEAD', 'POST', 'DELETE'] as const;

export const requestedMethodIsKnown = guard<{ method: string | undefined }>({
  id: 'cors/request-method',
  phase: 'request',
  says: 'A preflight asks for one of the methods that CORS rules know.',
  cites: [guide('ManageCorsUsing')],
  basis: 'inferred',
  refuses: ({ method }) =>
    corsMethods.some((known) => known === method)
      ? undefined
      : refuse('BadRequest', {}, `Invalid Access-Control-Request-Method: ${method ?? 'null'}`),
});

export const requestedHeadersAreTokens = guard<{ headers: readonly string[] }>({
  id: 'cors/request-headers',
  about: 'headers',
  phase: 'request',
  says: 'What a preflight asks to send are names of headers.',
  cites: [guide('ManageCorsUsing')],
  basis: 'inferred',
  refuses({ headers }) {
    const bad = headers.find((name) => !isHeaderName(name));
    const message = `Access-Control-Request-Headers "${bad}" contains invalid character.`;
    return bad === undefined ? undefined : refuse('BadRequest', {}, message);
  },
});

/** What a browser says of a request from another origin. */
export interface CrossOrigin {
  readonly origin: string;
  readonly method: string;
  /** Those it asks to send, as it wrote them. */
  readonly headers: readonly string[];
}

export const corsRule = decision<
  CrossOrigin & { rules: readonly CorsRule[] },
  CorsRule | undefined
>({
  id: 'cors/rule',
  phase: 'access',
  says: 'The first CORS rule that allows the origin, the method and every requested header is the one that answers.',
  cites: [guide('cors'), guide('ManageCorsUsing'), recording('cors-match-headers')],
  basis: 'recorded',
  decides: ['AccessControlAllowOrigin'],
  ways: ['computed'],
  choose({ rules, ...asked }) {
    const failed: string[] = [];
    for (const [i, rule] of rules.entries()) {
      const name = `rule ${i + 1}${rule.ID ? ` (${rule.ID})` : ''}`;
      const why = mismatch(rule, asked);
      if (why === undefined) {
        const because = `${name} allows ${asked.method} from ${asked.origin}`;
        return { value: rule, origin: 'computed', because, shown: name };
      }
      failed.push(`${name} does not allow ${why}`);
    }
    return { value: undefined, origin: 'computed', because: failed.join('; '), shown: 'none' };
  },
});

/** What of a request a rule does not allow. */
function mismatch(rule: CorsRule, { origin, method, headers }: CrossOrigin): string | undefined {
  if (!rule.AllowedOrigins.some((pattern) => matches(pattern, origin)))
    return `the origin ${origin}`;
  if (!rule.AllowedMethods.includes(method)) return `the method ${method}`;
  const allowed = (rule.AllowedHeaders ?? []).map((pattern) => pattern.toLowerCase());
  const refused = headers.find(
    (name) => !allowed.some((pattern) => matches(pattern, name.toLowerCase())),
  );
  return refused === undefined ? undefined : `the header ${refused}`;
}

/** One `*` stands for any characters, none too. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= pattern.length - 1 && text.startsWith(head) && text.endsWith(tail);
}

/** S3's own spelling. */
const notAllowed =
  "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";

export const preflightIsAllowed = guard<
  Asked & { rule: CorsRule | undefined; origin: string; headers: readonly string[] }
>({
  id: 'cors/allowed',
  phase: 'access',
  says: 'A preflight that no CORS rule allows is forbidden.',
  cites: [guide('cors-troubleshooting')],
  basis: 'documented',
  refuses: ({ rule, ...asked }) => (rule ? undefined : forbid(asked, notAllowed)),
  remedies: ({ origin, method, headers }) => [corsRemedy({ origin, method, headers })],
});

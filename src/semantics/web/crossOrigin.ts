/** What S3 tells a browser that asks from another origin: before a request, and with its answer. */
import type { CorsRule } from '../../storage/webConfiguration.ts';
import type { Context } from '../context.ts';
import { bucketNameBehind } from '../accessPoint/find.ts';
import { findBucket } from '../find.ts';
import {
  corsIsEnabled,
  corsRule,
  originIsNamed,
  preflightFindsBucket,
  preflightIsAllowed,
  requestedHeadersAreTokens,
  requestedMethodIsKnown,
} from '../rules/cors.ts';

/** The headers of a request that CORS is about. */
export interface CrossOriginInput {
  readonly Bucket: string;
  readonly Key: string | undefined;
  /** The method of the request itself. */
  readonly Method: string;
  readonly Origin: string | undefined;
  readonly RequestMethod: string | undefined;
  readonly RequestHeaders: string | undefined;
}

type Headers = readonly (readonly [name: string, value: string])[];

/** The headers that answer a preflight, which is no operation of the model. */
export function performPreflight(input: CrossOriginInput, s3: Context): Headers {
  const { Origin, RequestMethod: method } = input;
  s3.guard(originIsNamed, { Origin });
  const bucket = findBucket(s3.draft, bucketNameBehind(s3.draft, input.Bucket));
  s3.guard(preflightFindsBucket, { bucket, method });
  const rules = bucket?.cors;
  const asked = { origin: Origin ?? '', method: method ?? '', headers: listed(input) };
  s3.guard(corsIsEnabled, { ...asked, method, rules });
  s3.guard(requestedMethodIsKnown, { method });
  s3.guard(requestedHeadersAreTokens, asked);
  const rule = s3.decide(corsRule, { ...asked, rules: rules ?? [] });
  s3.guard(preflightIsAllowed, {
    ...asked,
    rule,
    method,
    type: input.Key === undefined ? 'BUCKET' : 'OBJECT',
  });
  return rule ? headersOf(rule, asked) : [];
}

/** The headers that a request from another origin is answered with beside its own, however it ends. */
export function allowCrossOrigin(input: CrossOriginInput, s3: Context): Headers {
  const rules = findBucket(s3.draft, bucketNameBehind(s3.draft, input.Bucket))?.cors;
  if (!rules) return [];
  const method = input.RequestMethod ?? input.Method;
  const asked = { origin: input.Origin ?? '', method, headers: listed(input) };
  const rule = s3.decide(corsRule, { ...asked, rules });
  return rule ? headersOf(rule, asked) : [];
}

function listed({ RequestHeaders = '' }: CrossOriginInput): readonly string[] {
  return RequestHeaders.trim() === '' ? [] : RequestHeaders.split(',').map((name) => name.trim());
}

/** An origin is named back, with credentials, unless the rule is for every origin. */
function headersOf(
  rule: CorsRule,
  { origin, headers }: { readonly origin: string; readonly headers: readonly string[] },
): Headers {
  const all = rule.AllowedOrigins.includes('*');
  const { ExposeHeaders = [], MaxAgeSeconds } = rule;
  const list = (name: string, values: readonly string[]) =>
    values.length > 0 ? [[name, values.join(', ')] as const] : [];
  return [
    ['access-control-allow-origin', all ? '*' : origin],
    ...list('access-control-allow-methods', rule.AllowedMethods),
    ...list(
      'access-control-allow-headers',
      headers.map((name) => name.toLowerCase()),
    ),
    ...list('access-control-expose-headers', ExposeHeaders),
    ...list('access-control-max-age', MaxAgeSeconds === undefined ? [] : [`${MaxAgeSeconds}`]),
    ...list('access-control-allow-credentials', all ? [] : ['true']),
    ['vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'],
  ];
}

import { defined } from '../../lib/defined.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import { declaredChecksums } from '../checksumMembers.ts';
import type { Context } from '../context.ts';
import { openBucket } from '../find.ts';
import { integrityIsDeclared } from '../rules/contentDigest.ts';
import {
  corsConfiguration,
  corsHeadersAreSimple,
  corsMethodsAreSupported,
  corsOriginsAreSimple,
  corsRuleIdsFit,
  corsRulesFit,
  exposedHeadersAreNamed,
} from '../rules/corsConfiguration.ts';

export function PutBucketCors(input: Input<'PutBucketCors'>, s3: Context): Output<'PutBucketCors'> {
  const bucket = openBucket(s3, input, 's3:PutBucketCORS');
  const { ContentMD5, ...checksums } = s3.document?.declares ?? {};
  s3.guard(integrityIsDeclared, { ContentMD5, declared: declaredChecksums(checksums) });
  const rules = (input.CORSConfiguration?.CORSRules ?? []).map((rule) =>
    defined({
      ID: rule.ID,
      AllowedHeaders: rule.AllowedHeaders,
      AllowedMethods: rule.AllowedMethods ?? [],
      AllowedOrigins: rule.AllowedOrigins ?? [],
      ExposeHeaders: rule.ExposeHeaders,
      MaxAgeSeconds: rule.MaxAgeSeconds,
    }),
  );
  s3.guard(corsRulesFit, { rules, limit: s3.dialect.limits.maxCorsRules });
  s3.guard(corsRuleIdsFit, { rules });
  s3.guard(corsMethodsAreSupported, { rules });
  s3.guard(corsOriginsAreSimple, { rules });
  s3.guard(corsHeadersAreSimple, { rules });
  s3.guard(exposedHeadersAreNamed, { rules });
  s3.draft.put({ ...bucket, ...defined({ cors: s3.decide(corsConfiguration, { rules }) }) });
  return {};
}

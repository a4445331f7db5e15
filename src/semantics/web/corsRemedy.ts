/** The CORS rule that a request from another origin lacks. */
import type { Remedy } from '../../explain/trace.ts';

interface Lacking {
  readonly origin: string;
  readonly method: string | undefined;
  readonly headers?: readonly string[] | undefined;
  readonly expose?: readonly string[];
}

/** `document` is what PutBucketCors takes, as JSON. */
export function corsRemedy({ origin, method, headers = [], expose = [] }: Lacking): Remedy {
  const rule = {
    AllowedOrigins: [origin],
    AllowedMethods: [method ?? 'GET'],
    ...(headers.length > 0 && { AllowedHeaders: headers }),
    ...(expose.length > 0 && { ExposeHeaders: expose }),
  };
  return {
    says: "Add this rule to the bucket's CORS configuration (PutBucketCors).",
    document: JSON.stringify({ CORSRules: [rule] }, null, 2),
  };
}

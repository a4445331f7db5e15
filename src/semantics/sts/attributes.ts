/** A session as people read it: attribute → text. */
import type { StsSessionRecord } from '../../storage/records.ts';

export function stsAttributes(session: StsSessionRecord): Readonly<Record<string, string>> {
  return {
    Arn: session.arn,
    Expiration: new Date(session.expires).toISOString(),
    ...(session.policies.length > 0 && { Policy: session.policies.join(' and ') }),
    ...Object.fromEntries(
      Object.entries(session.tags).map(([key, value]) => [`tag ${key}`, value]),
    ),
  };
}

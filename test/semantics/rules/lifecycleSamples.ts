import type { LifecycleRule } from '../../../src/semantics/lifecycle/lifecycleRule.ts';

/** A rule that S3 takes, with what is given instead. */
export const rule = (given: Partial<LifecycleRule> = {}): LifecycleRule => ({
  ID: 'r',
  Status: 'Enabled',
  Filter: { Prefix: 'logs/' },
  Expiration: { Days: 100 },
  ...given,
});

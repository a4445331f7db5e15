/** Object Lock as AWS's names have it: what protects a version, and what a bucket gives its new versions. Times are ISO 8601 texts. */

export type RetentionMode = 'GOVERNANCE' | 'COMPLIANCE';

/** Days or years, never both. */
export interface LockPeriod {
  readonly Days?: number;
  readonly Years?: number;
}

export interface ObjectLock {
  readonly mode?: RetentionMode;
  readonly retainUntil?: string;
  readonly legalHold?: 'ON' | 'OFF';
  /** How long the version stays protected once the event hold is released; absent without an event hold. */
  readonly eventHold?: LockPeriod;
}

export interface DefaultRetention extends LockPeriod {
  readonly Mode?: RetentionMode;
  readonly DefaultEventHold?: LockPeriod;
}

export interface BucketLock {
  readonly DefaultRetention?: DefaultRetention;
}

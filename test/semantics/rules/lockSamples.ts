/** Locks to judge, at one time. */
import type { ObjectLock } from '../../../src/storage/objectLock.ts';

export const now = Date.UTC(2026, 0, 10);
export const day = 24 * 60 * 60 * 1000;
export const inDays = (days: number) => new Date(now + days * day);
export const denied = {
  status: 403,
  code: 'AccessDenied',
  message: 'Access Denied because object protected by object lock.',
};
export const retained = (mode: 'GOVERNANCE' | 'COMPLIANCE', days: number): ObjectLock => ({
  mode,
  retainUntil: inDays(days).toISOString(),
});

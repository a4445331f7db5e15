/** The configurations that a bucket keeps, as people read them. */
import type { KeptDocuments } from '../../storage/bucketConfiguration.ts';
import type { BucketRecord } from '../../storage/records.ts';

/** Each as JSON: they are read by whoever wrote them. */
export function configurationAttributes(bucket: BucketRecord): Readonly<Record<string, string>> {
  const { lifecycle, logging, notification, replication, analytics, inventory, metrics } = bucket;
  const one = { Lifecycle: lifecycle, Logging: logging, Notification: notification };
  const many = Object.entries({
    Analytics: analytics,
    IntelligentTiering: bucket.intelligentTiering,
    Inventory: inventory,
    Metrics: metrics,
  });
  const all = { ...one, Replication: replication, ...Object.fromEntries(many.flatMap(byId)) };
  return Object.fromEntries(
    Object.entries(all).flatMap(([name, kept]) => (kept ? [[name, JSON.stringify(kept)]] : [])),
  );
}

const byId = ([kind, all = {}]: [string, KeptDocuments | undefined]) =>
  Object.entries(all).map(([id, kept]) => [`${kind} ${id}`, kept] as const);

/** What is remembered of an archived object, as people read it. */
import { defined } from '../../lib/defined.ts';
import type { ObjectRecord } from '../../storage/records.ts';

export function archiveAttributes({ restoration, accessed }: ObjectRecord) {
  return defined({
    Restore: restoration && `${restoration.tier}, there from ${restoration.available}`,
    RestoreExpiryDate: restoration?.expires,
    IntelligentTieringReferenceDate: accessed,
  });
}

/** What a request changed, arranged for reading: what surprises first, and each reason once. */
import type { ChangeRow, Exchange } from '../explain/exchange.ts';

/** Neighbouring rows that have the same origin, rule and reason. */
export interface RowGroup extends Pick<ChangeRow, 'origin' | 'rule' | 'because'> {
  readonly rows: readonly ChangeRow[];
  /** What a copy did not take over as it was. */
  readonly unlike: boolean;
}

/** Rows that say something: not what stayed as it was. */
export function telling(row: ChangeRow): boolean {
  return row.origin !== 'unchanged';
}

export function changeCount(exchange: Exchange): number {
  return exchange.changes.reduce((sum, change) => sum + change.rows.filter(telling).length, 0);
}

export function isUnlikeSource(row: ChangeRow): boolean {
  return row.source !== undefined && row.after !== row.source;
}

export function groupRows(rows: readonly ChangeRow[]): readonly RowGroup[] {
  const groups: { rows: ChangeRow[]; group: Omit<RowGroup, 'rows'> }[] = [];
  for (const row of rows) {
    const { origin, rule, because } = row;
    const unlike = isUnlikeSource(row);
    const last = groups.at(-1);
    const same =
      last?.group.origin === origin &&
      last.group.rule === rule &&
      last.group.because === because &&
      last.group.unlike === unlike;
    if (same) last.rows.push(row);
    else {
      const reason = {
        ...(rule !== undefined && { rule }),
        ...(because !== undefined && { because }),
      };
      groups.push({ rows: [row], group: { origin, unlike, ...reason } });
    }
  }
  return groups
    .map(({ rows: own, group }) => ({ ...group, rows: own }))
    .toSorted((a, b) => Number(b.unlike) - Number(a.unlike));
}

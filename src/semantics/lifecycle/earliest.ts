/** Something that a rule does, and when: ms since 1970. */
export interface Due {
  readonly at: number;
  readonly rule: string;
}

/** The first of several rules wins where they agree. */
export function earliest(due: readonly Due[]): Due | undefined {
  return due.toSorted((a, b) => a.at - b.at)[0];
}

/** What happened inside one request, rule by rule, as plain data that can be posted, stored and printed. */

/** How sure we are: AWS was recorded doing so, AWS documents it, or it follows from the two. */
export type Basis = 'recorded' | 'documented' | 'inferred';

/** What every rule says of itself. `says` is one sentence; `cites` are URLs or short names of recordings. */
export interface Documented {
  readonly id: string;
  readonly says: string;
  readonly cites: readonly string[];
  readonly basis: Basis;
  /** Where a document and a recording of AWS contradict each other: both sides, in a sentence. A world says whom it follows. */
  readonly contradiction?: string;
}

/** `lifecycle` is what was due before the request came. */
export type Phase =
  | 'lifecycle'
  | 'wire'
  | 'access'
  | 'request'
  | 'source'
  | 'destination'
  | 'decide'
  | 'commit';

/** A small, cloneable statement of what a rule looked at. */
export type Facts = Readonly<Record<string, string | number | boolean | null>>;

/**
 * One rule applied. `passed`: a guard let the request through; `skipped`: what it judges was not in the request;
 * `refused`: it ended the request, and is the decisive step; `chose`: a decision picked `value`, because of `because`; it
 * decides the named attributes of the answer or object.
 */
export interface TraceStep {
  readonly n: number;
  readonly phase: Phase;
  readonly rule: Documented;
  readonly outcome: 'passed' | 'skipped' | 'refused' | 'chose';
  readonly decisive: boolean;
  readonly facts: Facts;
  readonly value?: string;
  readonly because?: string;
  readonly origin?: 'copied' | 'requested' | 'defaulted' | 'computed';
  readonly decides?: readonly string[];
  readonly error?: { readonly code: string; readonly status: number; readonly message: string };
  /** The policies that were asked, in the order in which they were. */
  readonly opinions?: readonly Opinion[];
  readonly remedies?: readonly Remedy[];
}

/** One statement of a policy: whether it speaks of the request, or which part of it does not, in words. */
export interface StatementOpinion {
  /** Its Sid, or its place: `statement 2`. */
  readonly statement: string;
  readonly effect: 'Allow' | 'Deny';
  readonly applies: boolean;
  readonly because: string;
}

/** What one policy said when it was asked: nothing, when `effect` is null. */
export interface Opinion {
  /** `bucket policy of photos`, `identity policy ReadOnly of alice` … */
  readonly policy: string;
  readonly effect: 'Allow' | 'Deny' | null;
  readonly statements: readonly StatementOpinion[];
}

/**
 * A change that would let the request through, together with the others; one that begins with "Or" would do it in the place of
 * those before it.
 */
export interface Remedy {
  /** What to do, in one sentence. */
  readonly says: string;
  /** The JSON to put there. */
  readonly document?: string;
  /** What the document goes into, in the words of `Opinion.policy`. */
  readonly into?: string;
  /** The statement whose place it takes, `*` for all that is there; left out, it is added. */
  readonly replaces?: string;
}

/** A step as it is noted. What takes time to word is worded only if somebody asks. */
export interface Note extends Omit<TraceStep, 'n' | 'facts' | 'value' | 'opinions' | 'remedies'> {
  readonly facts: () => Facts;
  readonly value?: () => string;
  readonly opinions?: () => readonly Opinion[];
  readonly remedies?: () => readonly Remedy[];
}

/** Collects the steps of one request. */
export interface Trace {
  readonly notes: readonly Note[];
  add(note: Note): void;
  /** Forgets all notes after the first `length`: what they tell is tried again. */
  rewind(length: number): void;
  /** The notes, worded and numbered. */
  steps(): TraceStep[];
}

export function createTrace(): Trace {
  const notes: Note[] = [];
  return {
    notes,
    add: (note) => void notes.push(note),
    rewind(length) {
      notes.length = length;
    },
    steps: () =>
      notes.map(({ rule, facts, value, opinions, remedies, ...note }, i) => ({
        n: i + 1,
        ...note,
        rule: documented(rule),
        facts: facts(),
        ...(value && { value: value() }),
        ...(opinions && { opinions: opinions() }),
        ...(remedies && { remedies: remedies() }),
      })),
  };
}

/** What a rule says, without what it does: that cannot be posted. */
function documented({ id, says, cites, basis, contradiction }: Documented): Documented {
  return { id, says, cites, basis, ...(contradiction !== undefined && { contradiction }) };
}

/** A query as a tree. */
import type { Position } from './fault.ts';
import type { Value } from './value.ts';

export type Step =
  | { readonly kind: 'name'; readonly name: string; readonly quoted: boolean }
  | { readonly kind: 'index'; readonly index: number }
  | { readonly kind: 'all' };

/** The first step is a name: that of the table, its alias, or a column. */
export interface Path {
  readonly kind: 'path';
  readonly steps: readonly Step[];
  readonly at: Position;
}

export type DatePart =
  | 'year'
  | 'month'
  | 'day'
  | 'hour'
  | 'minute'
  | 'second'
  | 'timezone_hour'
  | 'timezone_minute';

export type CastType = 'bool' | 'int' | 'string' | 'float' | 'decimal' | 'timestamp';

export type AggregateName = 'count' | 'sum' | 'avg' | 'min' | 'max';

export type BinaryOperator =
  | 'and'
  | 'or'
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '||';

export type Expression =
  | { readonly kind: 'literal'; readonly value: Value }
  | Path
  | {
      readonly kind: 'unary';
      readonly operator: '-' | '+' | 'not';
      readonly operand: Expression;
    }
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly kind: 'between';
      readonly operand: Expression;
      readonly low: Expression;
      readonly high: Expression;
    }
  | {
      readonly kind: 'in';
      readonly operand: Expression;
      readonly items: readonly Expression[];
    }
  | {
      readonly kind: 'like';
      readonly operand: Expression;
      readonly pattern: Expression;
      readonly escape?: Expression;
    }
  | { readonly kind: 'is'; readonly operand: Expression; readonly what: 'null' | 'missing' }
  | {
      readonly kind: 'case';
      /** `CASE operand WHEN value …`; without it each WHEN is a condition. */
      readonly operand?: Expression;
      readonly whens: readonly (readonly [when: Expression, then: Expression])[];
      readonly otherwise?: Expression;
    }
  | {
      readonly kind: 'cast';
      readonly operand: Expression;
      readonly type: CastType;
      /** Of DECIMAL(p, s). */
      readonly scale?: number;
    }
  | {
      readonly kind: 'call';
      readonly name: string;
      readonly operands: readonly Expression[];
      readonly part?: DatePart;
    }
  | {
      readonly kind: 'aggregate';
      readonly name: AggregateName;
      /** Nothing is `COUNT(*)`. */
      readonly operand?: Expression;
    };

export interface Column {
  readonly expression: Expression;
  readonly name: string;
}

export interface Query {
  /** `*` is every column of the record. */
  readonly columns: '*' | readonly Column[];
  /** The steps after `S3Object`, without the `[*]` that stands for all records. */
  readonly from: readonly Step[];
  /** The names by which expressions may call the record. */
  readonly names: readonly string[];
  readonly where?: Expression;
  readonly limit?: number;
  readonly aggregates: boolean;
  /** Every path of every expression. */
  readonly paths: readonly Path[];
}

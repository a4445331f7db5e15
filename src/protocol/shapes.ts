/** What a model's lines are read into: operations, structs and members, as route, decode and encode walk them. */
import type { OperationName } from './operation.ts';

export type TimestampFormat = 'date-time' | 'http-date' | 'epoch-seconds';

export type Type =
  | { readonly kind: 'string'; readonly enumName?: string }
  | { readonly kind: 'number' | 'boolean' | 'blob' | 'stream' | 'events' | 'map' }
  | { readonly kind: 'timestamp'; readonly format?: TimestampFormat }
  | { readonly kind: 'struct'; readonly struct: string }
  | {
      readonly kind: 'list';
      readonly item: Type;
      readonly itemName: string;
      readonly flat: boolean;
    };

export type Place = 'label' | 'query' | 'header' | 'prefix' | 'payload' | 'attribute' | 'element';

/** `wire` is the name on the wire: of a header in lower case, of a payload its root element. */
export interface Member {
  readonly name: string;
  readonly required: boolean;
  readonly type: Type;
  readonly place: Place;
  readonly wire: string;
  /** The element declares `xmlns:xsi`, for the `xsi:type` of a Grantee. */
  readonly xsi: boolean;
}

export interface Struct {
  readonly name: string;
  /** The root element when the struct is a whole document: its own xmlName, else its name. */
  readonly root: string;
  readonly union: boolean;
  readonly members: readonly Member[];
}

export type Level = 'service' | 'bucket' | 'object';

export interface Operation<Name extends string = OperationName> {
  readonly name: Name;
  readonly method: string;
  readonly level: Level;
  /** A fixed path (WriteGetObjectResponse has one); else the path is bucket and key. */
  readonly path?: string;
  /** Query parameters that name the operation: `[name, value]`, value `''` when only presence counts. `x-id` is left out. */
  readonly literals: readonly (readonly [name: string, value: string])[];
  readonly status: number;
  readonly input: Struct;
  readonly output: Struct | undefined;
}

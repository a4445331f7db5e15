/** The types of S3's 112 operations, as handlers see them. */
import type { Bytes, Payload } from '../lib/payload.ts';
import type { Commands } from './s3/commands.generated.ts';

export type OperationName = keyof Commands;

type Streaming = 'Body' | 'AnnotationPayload';

/** An answer that is a stream of events, as the list of them. */
type Events<T> = {
  [M in keyof T]: NonNullable<T[M]> extends AsyncIterable<infer Event> ? readonly Event[] : T[M];
};

/** S3 keeps an Expires as the string it was given, and answers it so; ExpiresString is the SDK's own way to say that. */
type Verbatim = 'Expires' | 'ResponseExpires';

type Strings<T> =
  Extract<keyof T, Verbatim> extends infer Member extends string
    ? { readonly [M in Member]?: string }
    : never;

/** What a request says. A streaming body is the received payload; everything else is as in the SDK. */
export type Input<Name extends OperationName> = Omit<
  Commands[Name]['input'],
  Streaming | Verbatim
> &
  Strings<Commands[Name]['input']> &
  (Extract<keyof Commands[Name]['input'], Streaming> extends infer Member extends string
    ? { readonly [M in Member]?: Payload }
    : never);

/**
 * What an answer says. A streaming body is bytes of the model. `$status` replaces the model's status. `$order` names the
 * elements of lists in the order they are to stand, where S3 interleaves them: `['Version', 'DeleteMarker', 'Version']`.
 */
export type Output<Name extends OperationName> = Events<
  Omit<Commands[Name]['output'], '$metadata' | Streaming | Verbatim | 'ExpiresString'>
> &
  Strings<Commands[Name]['output']> &
  (Extract<keyof Commands[Name]['output'], Streaming> extends infer Member extends string
    ? { readonly [M in Member]?: Bytes }
    : never) & { readonly $status?: number; readonly $order?: readonly string[] };

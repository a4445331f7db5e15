/** A request that is no operation of the model, as far as the pipeline knows it before its members are read. */
import type { Location } from '../protocol/address.ts';
import type { ReceivedBody } from '../protocol/body.ts';
import type { WireRequest } from '../protocol/message.ts';
import type { Reached } from '../semantics/regions/reach.ts';
import type { Parts } from './parts.ts';
import type { Given } from './transact.ts';

export interface OtherRequest {
  readonly parts: Parts;
  readonly request: WireRequest;
  readonly location: Location;
  readonly body: ReceivedBody;
  readonly given: Given;
  /** Where it arrived. */
  readonly reached: Reached;
}

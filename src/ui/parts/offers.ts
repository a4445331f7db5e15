/** What the page can do about a refusal: open the form or the editor that puts a policy there. */
import type { Exchange } from '../../explain/exchange.ts';
import type { WorldView } from '../../worker/api.ts';
import type { Emit } from '../intent.ts';
import { fixOf } from '../remedies.ts';
import type { OfferOf } from './opinions.ts';

export function offersFor(exchange: Exchange, world: WorldView | null, emit: Emit): OfferOf {
  return (remedy, step) => {
    const fix = fixOf(remedy, { exchange, step, world });
    return fix && { label: fix.label, take: () => emit(fix.intent) };
  };
}

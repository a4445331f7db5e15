/** The request as HTTP text, in step with the draft. */
import { type Draft } from '../scenarios/draft.ts';
import { fromWire, toWire } from '../scenarios/draftWire.ts';
import { parseHttp, type ParseFailure, printHttp } from '../scenarios/httpText.ts';
import type { WorldView } from '../worker/api.ts';
import { recognise } from './forms/forms.ts';
import { regionOf } from './look.ts';
import type { AppState } from './state.ts';
import { size } from './text.ts';

/** What stands for a body that is no text. */
function placeholder(draft: Draft): string | undefined {
  return draft.body.kind === 'file'
    ? `‹${draft.body.name}, ${size(draft.body.bytes.size)}›`
    : undefined;
}

/** The text to show: what is being typed, else the draft printed. */
export function rawText(state: AppState): string {
  if (state.raw !== null) return state.raw;
  return printHttp(toWire(state.draft, regionOf(state.world)), placeholder(state.draft));
}

export type RawReading = { readonly ok: true; readonly draft: Draft } | ParseFailure;

/** The draft that a text says; where it does not parse, the line and the reason. */
export function readRaw(text: string, draft: Draft, world: WorldView | null): RawReading {
  const parsed = parseHttp(text);
  if (!parsed.ok) return parsed;
  const base = { operation: draft.operation, principal: draft.principal };
  const read = fromWire(parsed.request, base, regionOf(world));
  const kept =
    parsed.body !== '' && parsed.body === placeholder(draft) ? { ...read, body: draft.body } : read;
  return { ok: true, draft: { ...kept, operation: recognise(kept) } };
}

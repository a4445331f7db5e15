/** Sends a draft with plain fetch, signed by hand: what is on the wire is what was written. */
import type { WireRequest } from '../../protocol/message.ts';
import type { Draft } from '../../scenarios/draft.ts';
import { toWire } from '../../scenarios/draftWire.ts';
import { regionOf } from '../look.ts';
import { hideSecrets } from '../text.ts';
import { clockOffset, jsonOf, taste, type Outcome, type Sending } from './sender.ts';
import { sign } from './sign.ts';

export async function sendByFetch({ draft, world, credentials }: Sending): Promise<Outcome> {
  const request = toWire(draft, regionOf(world));
  const region = draft.region ?? regionOf(world)(draft.bucket);
  const started = performance.now();
  const code = codeOf(request, draft);
  const base = { sender: 'fetch', code } as const;
  try {
    const signature = credentials ? await sign(request, credentials, region, timeIn(world)) : [];
    const response = await fetch(`https://${request.host}${request.target}`, {
      method: request.method,
      headers: [...request.headers, ...signature].map(([n, v]) => [n, v] as [string, string]),
      body: request.body as BodyInit | null,
      redirect: 'manual',
    });
    const body = response.body ? await taste(response.body) : 'none';
    const headers = [...response.headers].map(([n, v]) => [n, hideSecrets(n, v)]);
    const id = response.headers.get('x-amz-request-id');
    return {
      ...base,
      kind: 'returned',
      json: jsonOf({
        ok: response.ok,
        status: response.status,
        headers: Object.fromEntries(headers),
        body: `‹${body}›`,
      }),
      took: performance.now() - started,
      ...(id ? { requestId: id } : {}),
    };
  } catch (error) {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return {
      ...base,
      kind: 'threw',
      error: text,
      json: jsonOf({ error: text }),
      took: performance.now() - started,
    };
  }
}

/** When it is signed, by the world's clock. */
function timeIn(world: Sending['world']): Date {
  return new Date(Date.now() + clockOffset(world));
}

/** The call as one would write it, without what nobody else should see. */
function codeOf({ method, host, target }: WireRequest, { headers }: Draft): string {
  const shown = headers.map(([name, value]) => [name, hideSecrets(name, value)] as const);
  const lines = jsonOf(Object.fromEntries(shown)).replaceAll('\n', '\n  ');
  return `await fetch('https://${host}${target}', {\n  method: '${method}',\n  headers: ${lines},\n});`;
}

/** An answer as Node's HTTP server sends it, the broken ones too. */
import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeReadableStream } from 'node:stream/web';
import type { WireAnswer } from '../protocol/message.ts';

export async function send(
  { status, headers, body, dropped }: WireAnswer,
  response: ServerResponse,
): Promise<void> {
  if (dropped === 'unanswered' || dropped === 'withheld') {
    response.destroy();
    return;
  }
  response.writeHead(status, headers.flat());
  if (body instanceof ReadableStream) {
    const source = Readable.fromWeb(body as NodeReadableStream);
    await pipeline(source, response, { end: dropped === undefined });
  } else if (dropped === undefined) response.end(body);
  else response.write(body ?? '');
  if (dropped === 'cut') cut(response);
}

/** What was written leaves first; then the connection ends without the end of the message. */
function cut(response: ServerResponse): void {
  response.flushHeaders();
  response.socket?.destroySoon();
}

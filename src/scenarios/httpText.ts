/**
 * A request as HTTP/1.1 text, and back (RFC 9112 sections 2 and 3). Lenient about line ends and header case;
 * a text that does not parse says where and why, so that an editor can keep it untouched.
 */
import type { WireBody, WireRequest } from '../protocol/message.ts';
import { fromByteString, toByteString } from './draftWire.ts';

/** Where a text stops being HTTP, both counted from 1, and why. */
export interface ParseFailure {
  readonly ok: false;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

export type ParsedText =
  | { readonly ok: true; readonly request: WireRequest; readonly body: string }
  | ParseFailure;

/** A failure within one line; the line's number is the caller's to say. */
interface Fault {
  readonly column: number;
  readonly message: string;
}

const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** Prints a request. A body that is not text is named by `bodyText` instead of shown. */
export function printHttp(request: WireRequest, bodyText?: string): string {
  const lines = [
    `${request.method} ${request.target} HTTP/1.1`,
    `Host: ${request.host}`,
    ...request.headers.map(([name, value]) => `${name}: ${fromByteString(value)}`.trimEnd()),
  ];
  const body = bodyText ?? textOf(request.body);
  return `${lines.join('\n')}\n${body === '' ? '' : `\n${body}`}`;
}

function textOf(body: WireBody): string {
  if (body instanceof Uint8Array) return new TextDecoder('utf-8', { ignoreBOM: true }).decode(body);
  return body === null ? '' : `‹${body.size} bytes›`;
}

/** Reads a request from text. `body` is the text after the empty line, also given as UTF-8 bytes. */
export function parseHttp(text: string): ParsedText {
  const cut = /\r?\n\r?\n/.exec(text);
  const lines = (cut ? text.slice(0, cut.index) : text.trimEnd()).split(/\r?\n/);
  const start = parseStart(lines[0] ?? '');
  if ('message' in start) return { ok: false, line: 1, ...start };
  const headers: [string, string][] = [];
  for (let i = 1; i < lines.length; i += 1) {
    const header = parseHeader(lines[i] ?? '');
    if ('message' in header) return { ok: false, line: i + 1, ...header };
    headers.push(header);
  }
  const host = start.host ?? headers.find(([n]) => n === 'host')?.[1];
  if (!host) return { ok: false, line: 2, column: 1, message: 'A Host header is missing.' };
  const body = cut ? text.slice(cut.index + cut[0].length) : '';
  return {
    ok: true,
    body,
    request: {
      method: start.method,
      scheme: start.scheme,
      host,
      target: start.target,
      headers: headers.filter(([n]) => n !== 'host'),
      body: body === '' ? null : new TextEncoder().encode(body),
    },
  };
}

interface StartLine {
  readonly method: string;
  readonly target: string;
  readonly scheme: 'http' | 'https';
  readonly host?: string;
}

const startForm = 'The first line is METHOD /path HTTP/1.1';

function parseStart(line: string): StartLine | Fault {
  const [method = '', target = '', version, ...more] = line.trim().split(/ +/);
  const at = (part: string, message: string): Fault => ({
    column: line.indexOf(part, part === method ? 0 : method.length) + 1,
    message,
  });
  if (!method) return { column: 1, message: `${startForm}.` };
  if (!token.test(method)) return at(method, `“${method}” is not an HTTP method.`);
  if (!target) return { column: line.length + 1, message: 'A path is missing after the method.' };
  if (more.length || (version !== undefined && !/^HTTP\/\d(\.\d)?$/.test(version)))
    return at(version ?? '', `${startForm}, and the path has no spaces: write %20.`);
  const absolute = /^(https?):\/\/([^/?]+)(.*)$/.exec(target);
  if (absolute) {
    const rest = absolute[3] ?? '';
    return {
      method,
      scheme: absolute[1] === 'http' ? 'http' : 'https',
      host: absolute[2] ?? '',
      target: rest.startsWith('/') ? rest : `/${rest}`,
    };
  }
  if (!target.startsWith('/')) return at(target, 'The path begins with a slash.');
  return { method, target, scheme: 'https' };
}

function parseHeader(line: string): [string, string] | Fault {
  const at = line.indexOf(':');
  if (at < 0) return { column: line.length + 1, message: 'A header is written name: value.' };
  const name = line.slice(0, at).trimEnd();
  if (!token.test(name)) {
    const odd = name.search(/[^!#$%&'*+\-.^_`|~0-9A-Za-z]/);
    return { column: Math.max(odd, 0) + 1, message: `“${name}” is not a header name.` };
  }
  return [name.toLowerCase(), toByteString(line.slice(at + 1).trim())];
}

/** How numbers, times and sizes are written in the page. */

const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'] as const;

/** `0 B`, `128 KiB`, `5.5 MiB`. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = Number.isInteger(value) || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${units[unit]}`;
}

/** `2026-01-01 00:01:12`, in UTC. */
export function dateTime(ms: number): string {
  return new Date(ms).toISOString().slice(0, 19).replace('T', ' ');
}

/** `00:01:12`, in UTC. */
export function timeOfDay(ms: number): string {
  return new Date(ms).toISOString().slice(11, 19);
}

/** `0.9 ms`, `12 ms`, `1.2 s`. */
export function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`;
  return ms >= 10 ? `${ms.toFixed(0)} ms` : `${ms.toFixed(1)} ms`;
}

/** `1 step`, `3 steps`. */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A long id shortened in its middle. */
export function short(id: string, keep = 12): string {
  return id.length <= keep + 1 ? id : `${id.slice(0, keep)}…`;
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  206: 'Partial Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  411: 'Length Required',
  412: 'Precondition Failed',
  416: 'Range Not Satisfiable',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  503: 'Slow Down',
  507: 'Insufficient Storage',
};

/** The reason phrase of a status. */
export function reason(status: number): string {
  return reasons[status] ?? '';
}

const secret = /(Signature=)[0-9a-f]+/gi;
const secretQuery = /(X-Amz-Signature=)[^&]+/gi;

/** A header's value without what signs it: signatures and tokens are never shown. */
export function hideSecrets(name: string, value: string): string {
  if (name === 'x-amz-security-token') return '<hidden>';
  if (name.endsWith('customer-key')) return '<hidden>';
  return name === 'authorization'
    ? value.replace(secret, '$1<hidden>').replace(/^(AWS [^:]+:).*/, '$1<hidden>')
    : value;
}

/** A URL without its signature. */
export function hideSecretsInUrl(url: string): string {
  return url.replace(secretQuery, '$1<hidden>');
}

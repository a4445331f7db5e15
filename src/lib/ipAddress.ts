/** Addresses of the Internet and blocks of them: https://www.rfc-editor.org/rfc/rfc4632 and https://www.rfc-editor.org/rfc/rfc4291 */

/** The bytes of an address, 4 or 16; undefined for what is none. */
function bytesOf(address: string): readonly number[] | undefined {
  return address.includes(':') ? v6(address) : v4(address);
}

function v4(address: string): readonly number[] | undefined {
  const bytes = address.split('.').map((part) => (/^\d{1,3}$/.test(part) ? Number(part) : 256));
  return bytes.length === 4 && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

/** `::` stands for as many zeros as there is room for; the last four bytes may be written as IPv4 has them. */
function v6(address: string): readonly number[] | undefined {
  const halves = address.split('::').map((half) => (half === '' ? [] : half.split(':')));
  const read = halves.map((half) => half.map(group));
  const [front = [], back = []] = read.map((half) => half.flat());
  const missing = 16 - front.length - back.length;
  const whole = halves.length === 2 ? missing >= 2 : halves.length === 1 && missing === 0;
  const bytes = [...front, ...Array<number>(Math.max(missing, 0)).fill(0), ...back];
  return whole && bytes.every((byte) => byte < 256) ? bytes : undefined;
}

function group(text: string): readonly number[] {
  if (text.includes('.')) return v4(text) ?? [256];
  const number = /^[\da-f]{1,4}$/i.test(text) ? Number.parseInt(text, 16) : Number.NaN;
  return Number.isNaN(number) ? [256] : [number >> 8, number & 255];
}

export const isAddress = (text: string): boolean => bytesOf(text) !== undefined;

/** Whether an address is of a block, `203.0.113.0/24` or `2001:db8::/32`, or is the address that stands in its place. */
export function isInBlock(address: string, block: string): boolean {
  const [base = '', length] = block.split('/');
  const [own, other] = [bytesOf(address), bytesOf(base)];
  if (own === undefined || other === undefined || own.length !== other.length) return false;
  const all = own.length * 8;
  const bits = length === undefined ? all : /^\d{1,3}$/.test(length) ? Number(length) : all + 1;
  return bits <= all && own.every((byte, i) => sameBits(byte, other[i] ?? 0, bits - i * 8));
}

/** Whether the first `bits` of two bytes are the same. */
function sameBits(a: number, b: number, bits: number): boolean {
  if (bits <= 0) return true;
  const shift = Math.max(0, 8 - bits);
  return a >> shift === b >> shift;
}

/** An IPv4 address that a socket shows as IPv6, as IPv4 has it. */
export function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

/** Exact decimals of up to 38 digits, as S3 Select has them. */
import { fail } from './fault.ts';

const maxDigits = 38;
/** Beyond this many zeros a number is none that S3 could hold. */
const maxScale = 6144;

/** unscaled × 10^-scale. */
export class Decimal {
  readonly unscaled: bigint;
  readonly scale: number;

  constructor(unscaled: bigint, scale: number) {
    if (Math.abs(scale) > maxScale) fail('NumberFormatError');
    this.unscaled = unscaled;
    this.scale = scale;
  }

  toString(): string {
    const digits = this.unscaled.toString().replace('-', '');
    const sign = this.unscaled < 0n ? '-' : '';
    if (this.scale <= 0) return `${sign}${digits}${'0'.repeat(digits === '0' ? 0 : -this.scale)}`;
    const padded = digits.padStart(this.scale + 1, '0');
    return `${sign}${padded.slice(0, -this.scale)}.${padded.slice(-this.scale)}`;
  }
}

const power = (n: number) => 10n ** BigInt(n);

/** Undefined when the text is not a number. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/.exec(text);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match ?? [];
  if (!match || whole + fraction === '') return undefined;
  const unscaled = BigInt(whole + fraction);
  const scale = fraction.length - Number(exponent);
  return round(new Decimal(sign === '-' ? -unscaled : unscaled, scale));
}

export function fromInteger(value: bigint): Decimal {
  return new Decimal(value, 0);
}

/** The float's shortest text, read as a decimal. */
export function fromFloat(value: number): Decimal {
  return parseDecimal(String(value)) ?? fail('NumberFormatError');
}

export function toFloat(value: Decimal): number {
  return Number(`${value.unscaled}e${-value.scale}`);
}

/** Towards zero. */
export function toInteger({ unscaled, scale }: Decimal): bigint {
  return scale > 0 ? unscaled / power(scale) : unscaled * power(-scale);
}

function aligned(a: Decimal, b: Decimal): readonly [bigint, bigint, number] {
  const scale = Math.max(a.scale, b.scale);
  return [a.unscaled * power(scale - a.scale), b.unscaled * power(scale - b.scale), scale];
}

export function compare(a: Decimal, b: Decimal): number {
  const [x, y] = aligned(a, b);
  return x < y ? -1 : x > y ? 1 : 0;
}

export function add(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return round(new Decimal(x + y, scale));
}

export function subtract(a: Decimal, b: Decimal): Decimal {
  return add(a, new Decimal(-b.unscaled, b.scale));
}

export function multiply(a: Decimal, b: Decimal): Decimal {
  return round(new Decimal(a.unscaled * b.unscaled, a.scale + b.scale));
}

export function remainder(a: Decimal, b: Decimal): Decimal {
  const [x, y, scale] = aligned(a, b);
  return round(new Decimal(x % y, scale));
}

/** To 38 digits, without the zeros that say nothing. */
export function divide(a: Decimal, b: Decimal): Decimal {
  const more = maxDigits + length(b.unscaled) - length(a.unscaled) + 1;
  const shift = Math.max(more, 0);
  const scale = a.scale - b.scale;
  const quotient = round(
    new Decimal(divideEven(a.unscaled * power(shift), b.unscaled), scale + shift),
  );
  return stripped(quotient, Math.max(scale, 0));
}

export function withScale(value: Decimal, scale: number): Decimal {
  const { unscaled } = value;
  return scale >= value.scale
    ? new Decimal(unscaled * power(scale - value.scale), scale)
    : new Decimal(divideEven(unscaled, power(value.scale - scale)), scale);
}

function stripped({ unscaled, scale }: Decimal, least: number): Decimal {
  let [digits, places] = [unscaled, scale];
  while (places > least && digits % 10n === 0n) {
    digits /= 10n;
    places -= 1;
  }
  return new Decimal(digits, places);
}

function round(value: Decimal): Decimal {
  const excess = length(value.unscaled) - maxDigits;
  return excess > 0 ? withScale(value, value.scale - excess) : value;
}

const length = (value: bigint) => value.toString().replace('-', '').length;

/** Halves go to the even neighbour. */
function divideEven(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  const rest = a % b;
  const twice = (rest < 0n ? -rest : rest) * 2n;
  const size = b < 0n ? -b : b;
  const up = twice > size || (twice === size && quotient % 2n !== 0n);
  const away = a < 0n === b < 0n ? 1n : -1n;
  return up ? quotient + away : quotient;
}

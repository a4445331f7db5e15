/**
 * Chance that repeats: the same seed gives the same stream. cyrb128 spreads the seed, sfc32 draws from it
 * (both public domain, https://github.com/bryc/code/blob/master/jshash/PRNGs.md). Not for secrets.
 */

/** A source of 32-bit unsigned integers. */
export type Random = () => number;

export function seeded(seed: string): Random {
  let [a, b, c, d] = spread(seed);
  return () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return sum >>> 0;
  };
}

/** `length` characters drawn from `alphabet`. */
export function drawText(random: Random, alphabet: string, length: number): string {
  let drawn = '';
  for (let i = 0; i < length; i++) drawn += alphabet[random() % alphabet.length];
  return drawn;
}

function spread(text: string): [number, number, number, number] {
  let h1 = 1779033703;
  let h2 = 3144134277;
  let h3 = 1013904242;
  let h4 = 2773480762;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    h1 = h2 ^ Math.imul(h1 ^ unit, 597399067);
    h2 = h3 ^ Math.imul(h2 ^ unit, 2869860233);
    h3 = h4 ^ Math.imul(h3 ^ unit, 951274213);
    h4 = h1 ^ Math.imul(h4 ^ unit, 2716044179);
  }
  h1 = Math.imul(h3 ^ (h1 >>> 18), 597399067);
  h2 = Math.imul(h4 ^ (h2 >>> 22), 2869860233);
  h3 = Math.imul(h1 ^ (h3 >>> 17), 951274213);
  h4 = Math.imul(h2 ^ (h4 >>> 19), 2716044179);
  return [h1 ^ h2 ^ h3 ^ h4, h2 ^ h1, h3 ^ h1, h4 ^ h1];
}

/**
 * The order S3 lists in: UTF-8 bytes, which is code point order. JavaScript's own `<` compares UTF-16 units and
 * puts U+E000–U+FFFF after the surrogates that spell U+10000 and above.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/ListingKeysUsingAPIs.html
 */

/** Negative, zero or positive, as Array.prototype.sort wants it. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? rank(x) - rank(y) : x - y;
  }
  return a.length - b.length;
}

/** Moves surrogates (D800–DFFF) above E000–FFFF, leaving the order inside each group. */
function rank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit + 0x2000;
}

/** `LIKE`: `_` is one character, `%` any number of them; case counts. */
import { fail } from './fault.ts';
import { isAbsent, type Value } from './value.ts';

/** As `one`, `many`, or the character itself. */
type Piece = { readonly any: 'one' | 'many' } | { readonly char: string };

export function like(text: Value, pattern: Value, escape?: Value): boolean | null {
  if (isAbsent(text) || isAbsent(pattern) || escape === null) return null;
  if (typeof text !== 'string' || typeof pattern !== 'string') fail('LikeInvalidInputs');
  return matches(Array.from(text), piecesOf(pattern, escape));
}

function piecesOf(pattern: string, escape: Value): Piece[] {
  if (escape !== undefined && (typeof escape !== 'string' || Array.from(escape).length !== 1))
    fail('LikeInvalidInputs');
  const pieces: Piece[] = [];
  const chars = Array.from(pattern);
  for (let i = 0; i < chars.length; i += 1) {
    const char = chars[i] ?? '';
    if (char === escape) {
      i += 1;
      const escaped = chars[i] ?? '';
      if (!['%', '_', escape].includes(escaped)) fail('EvaluatorLikePatternInvalidEscapeSequence');
      pieces.push({ char: escaped });
    } else {
      const any = char === '%' ? 'many' : char === '_' ? 'one' : undefined;
      pieces.push(any ? { any } : { char });
    }
  }
  return pieces;
}

/** Goes back to the last `%` at most: never slower than the text times the pattern. */
function matches(text: readonly string[], pieces: readonly Piece[]): boolean {
  let [i, p] = [0, 0];
  let retry: readonly [text: number, piece: number] | undefined;
  while (i < text.length) {
    const piece = pieces[p];
    if (piece && 'any' in piece && piece.any === 'many') {
      p += 1;
      retry = [i, p];
    } else if (piece && ('any' in piece || piece.char === text[i])) {
      i += 1;
      p += 1;
    } else if (retry) {
      i = retry[0] + 1;
      p = retry[1];
      retry = [i, p];
    } else return false;
  }
  return pieces.slice(p).every((piece) => 'any' in piece && piece.any === 'many');
}

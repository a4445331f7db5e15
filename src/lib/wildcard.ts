/**
 * `*` stands for any text, `?` for one character; a `\0` before them, which no pattern holds otherwise, makes them plain. Only the
 * last star is ever tried again, so that no pattern takes long.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const tokens = pattern.match(/\0?[^]/gu) ?? [];
  const characters = Array.from(text);
  let [at, token] = [0, 0];
  let star: { readonly token: number; at: number } | undefined;
  while (at < characters.length) {
    const wanted = tokens[token];
    if (wanted === '*') {
      token += 1;
      star = { token, at };
    } else if (wanted === '?' || wanted?.replace('\0', '') === characters[at]) {
      [at, token] = [at + 1, token + 1];
    } else if (star) {
      star.at += 1;
      [at, token] = [star.at, star.token];
    } else return false;
  }
  return tokens.slice(token).every((left) => left === '*');
}

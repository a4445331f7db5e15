/** What HTTP takes as the name of a header: a token of RFC 9110 section 5.6.2. */
export function isHeaderName(text: string): boolean {
  return /^[\w!#$%&'*+.^`|~-]+$/.test(text);
}

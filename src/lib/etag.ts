/** ETags: RFC 9110 §8.8.3. Records hold them bare, answers quote them. */

export function quoteEtag(etag: string): string {
  return `"${etag}"`;
}

/** S3 also takes an ETag with no quotes, or with one of them (recorded). */
export function bareEtag(value: string): string {
  return value.trim().replace(/^"|"$/g, '');
}

/** Whether a list such as If-Match's names this ETag. `*` names every one. */
export function namesEtag(list: string, etag: string): boolean {
  return list.split(',').some((item) => item.trim() === '*' || bareEtag(item) === etag);
}

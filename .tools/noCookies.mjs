/**
 * Stands in for `tough-cookie` in the site. MSW uses it to keep cookies between mocked answers; S3 sets none,
 * and the public-suffix list it brings is 121 kB gzipped, half of the page.
 */
export class MemoryCookieStore {
  idx = {};
}

export const Cookie = { fromJSON: () => null };

export class CookieJar {
  getCookiesSync() {
    return [];
  }
  setCookie() {}
}

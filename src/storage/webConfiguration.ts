/** What a bucket says to browsers: its CORS rules, and how it is a website. */
/** A CORS rule of a bucket, by AWS's names. */
export interface CorsRule {
  readonly ID?: string;
  readonly AllowedHeaders?: readonly string[];
  readonly AllowedMethods: readonly string[];
  /** With at most one `*` each. */
  readonly AllowedOrigins: readonly string[];
  readonly ExposeHeaders?: readonly string[];
  readonly MaxAgeSeconds?: number;
}

type Protocol = 'http' | 'https';

/** What a redirect sends a browser to; what is absent stays as it was asked. */
export interface Redirect {
  readonly HostName?: string;
  readonly HttpRedirectCode?: string;
  readonly Protocol?: Protocol;
  readonly ReplaceKeyPrefixWith?: string;
  readonly ReplaceKeyWith?: string;
}

/** Without a condition a rule is for every request. */
export interface RoutingRule {
  readonly Condition?: {
    readonly HttpErrorCodeReturnedEquals?: string;
    readonly KeyPrefixEquals?: string;
  };
  readonly Redirect: Redirect;
}

/** A bucket as a website, by AWS's names: it redirects everything elsewhere, or it has an index document. */
export interface WebsiteConfiguration {
  readonly RedirectAllRequestsTo?: { readonly HostName: string; readonly Protocol?: Protocol };
  readonly IndexDocument?: { readonly Suffix: string };
  readonly ErrorDocument?: { readonly Key: string };
  readonly RoutingRules?: readonly RoutingRule[];
}

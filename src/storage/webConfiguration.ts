/** What a bucket says to browsers: its CORS rules. */
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

/** What STS is asked, and what it answers. https://docs.aws.amazon.com/STS/latest/APIReference/API_Operations.html */

/** A request as it was read; everything may be missing. */
export interface StsRequest {
  readonly operation: string;
  readonly member: (name: string) => string | undefined;
  readonly policyArns: readonly string[];
  readonly tags: Readonly<Record<string, string>>;
}

/** Elements of the answer, in order. */
export interface StsAnswer {
  readonly [name: string]: string | number | StsAnswer;
}

/** Operations that are known by name only. */
export const otherStsOperations: ReadonlySet<string> = new Set([
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetDelegatedAccessToken',
  'GetWebIdentityToken',
]);

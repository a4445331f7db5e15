/** A temporary key that STS gave out. Its secret and its token follow from its id and the seed of the world, and are not kept. */
export interface StsSessionRecord {
  readonly kind: 'stsSession';
  readonly id: string;
  readonly accessKeyId: string;
  readonly account: string;
  readonly of: 'role' | 'principal' | 'federated user';
  /** Of the role that was assumed, or of the user or root who asked. */
  readonly arn: string;
  /** Of the session, or of the federated user. */
  readonly name: string;
  readonly issued: number;
  readonly expires: number;
  /** Session policies, as texts. */
  readonly policies: readonly string[];
  /** Session tags. */
  readonly tags: Readonly<Record<string, string>>;
}

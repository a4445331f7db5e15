/** The ARNs of KMS keys and aliases. https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id */

/** The account and region that a name without them is read in. */
export interface KmsPlace {
  readonly account: string;
  readonly region: string;
}

export const keyArn = ({ account, region, keyId }: KmsPlace & { readonly keyId: string }): string =>
  `arn:aws:kms:${region}:${account}:key/${keyId}`;

export const aliasArn = ({ account, region, name }: KmsPlace & { readonly name: string }): string =>
  `arn:aws:kms:${region}:${account}:${name}`;

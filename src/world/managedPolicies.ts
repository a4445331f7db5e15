/**
 * The policies that AWS manages, by name: as far as they speak of what is here, S3, KMS and STS.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
 */

interface Statement {
  readonly Effect: 'Allow' | 'Deny';
  readonly Action?: readonly string[];
  readonly NotAction?: readonly string[];
  readonly Resource: '*';
}

type Document = Readonly<{ Version: '2012-10-17'; Statement: readonly Statement[] }>;

const of = (...statements: readonly Omit<Statement, 'Resource'>[]): Document => ({
  Version: '2012-10-17',
  Statement: statements.map((statement) => ({ ...statement, Resource: '*' })),
});

const allow = (...Action: readonly string[]): Document => of({ Effect: 'Allow', Action });

const documents: Readonly<Record<string, Document>> = {
  AdministratorAccess: allow('*'),
  PowerUserAccess: of({
    Effect: 'Allow',
    NotAction: ['iam:*', 'organizations:*', 'account:*'],
  }),
  ReadOnlyAccess: allow(
    'kms:Describe*',
    'kms:Get*',
    'kms:List*',
    's3:DescribeJob',
    's3:DescribeMultiRegionAccessPointOperation',
    's3:Get*',
    's3:List*',
    'sts:GetAccessKeyInfo',
    'sts:GetCallerIdentity',
    'sts:GetSessionToken',
  ),
  AmazonS3FullAccess: allow('s3:*', 's3-object-lambda:*'),
  AmazonS3ReadOnlyAccess: allow(
    's3:Get*',
    's3:List*',
    's3:Describe*',
    's3-object-lambda:Get*',
    's3-object-lambda:List*',
  ),
  AWSKeyManagementServicePowerUser: allow(
    'kms:CreateAlias',
    'kms:CreateKey',
    'kms:DeleteAlias',
    'kms:Describe*',
    'kms:GenerateRandom',
    'kms:Get*',
    'kms:List*',
    'kms:TagResource',
    'kms:UntagResource',
  ),
  AWSDenyAll: of({ Effect: 'Deny', Action: ['*'] }),
};

export const managedPolicyNames: readonly string[] = Object.keys(documents);

const arn = /^arn:aws:iam::aws:policy\//;

/** By name or by ARN; undefined when this world does not have it. */
export function managedPolicy(nameOrArn: string): { name: string; document: Document } | undefined {
  const name = nameOrArn.replace(arn, '');
  const document = Object.hasOwn(documents, name) ? documents[name] : undefined;
  return document && { name, document };
}

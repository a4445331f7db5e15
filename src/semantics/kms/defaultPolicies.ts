/** The key policies that KMS writes itself. https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html */

interface Place {
  readonly account: string;
  readonly region: string;
}

/** As KMS answers it: with a space before each colon. */
function written(policy: object): string {
  return JSON.stringify(policy, null, 2).replaceAll(/^( *"\w+"):/gm, '$1 :');
}

/** Of a key that is made without a policy: the account may allow whatever it likes by IAM. */
export function defaultKeyPolicy(account: string): string {
  const statement = {
    Sid: 'Enable IAM User Permissions',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: 'kms:*',
    Resource: '*',
  };
  return written({ Version: '2012-10-17', Id: 'key-default-1', Statement: [statement] });
}

/** Of `alias/aws/s3`: everybody of the account may use it, through S3 only. */
export function s3KeyPolicy({ account, region }: Place): string {
  const use = {
    Sid: 'Allow access through S3 for all principals in the account that are authorized to use S3',
    Effect: 'Allow',
    Principal: { AWS: '*' },
    Action: [
      'kms:Encrypt',
      'kms:Decrypt',
      'kms:ReEncrypt*',
      'kms:GenerateDataKey*',
      'kms:DescribeKey',
    ],
    Resource: '*',
    Condition: {
      StringEquals: {
        'kms:CallerAccount': account,
        'kms:ViaService': `s3.${region}.amazonaws.com`,
      },
    },
  };
  const look = {
    Sid: 'Allow direct access to key metadata to the account',
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${account}:root` },
    Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', 'kms:RevokeGrant'],
    Resource: '*',
  };
  return written({ Version: '2012-10-17', Id: 'auto-s3-2', Statement: [use, look] });
}

interface Statement {
  readonly Effect?: unknown;
  readonly Principal?: { readonly AWS?: unknown } | string;
  readonly Action?: unknown;
}

const listed = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Whether no statement lets the writer, or all of the writer's account, put another policy. Conditions are not looked at:
 * the check is against mistakes.
 */
export function lacksPolicyRight(
  policy: string,
  account: string,
  names: readonly string[],
): boolean {
  const { Statement: statements } = JSON.parse(policy) as { readonly Statement?: unknown };
  const us = [...names, account, `arn:aws:iam::${account}:root`, '*'];
  return !listed(statements ?? []).some((one) => {
    const { Effect, Principal, Action } = (one ?? {}) as Statement;
    const who = typeof Principal === 'object' && Principal ? listed(Principal.AWS) : [Principal];
    const may = listed(Action).some((action) =>
      /^(\*|kms:(\*|Put\*|PutKeyPolicy))$/i.test(String(action)),
    );
    return Effect === 'Allow' && may && who.some((principal) => us.includes(String(principal)));
  });
}

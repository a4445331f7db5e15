/** What can be set of the world while it goes on: each with the sentence that says what it does. */
import type { WorldSettings } from '../worker/api.ts';

export interface Setting {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  /** Values and their names; a setting without takes a text. */
  readonly options?: readonly (readonly [value: string, label: string])[];
  readonly placeholder?: string;
  readonly read: (settings: WorldSettings) => string;
  readonly write: (settings: WorldSettings, value: string) => Partial<WorldSettings>;
  /** Why a text cannot be it, in a sentence. */
  readonly complaint?: (value: string) => string | undefined;
}

const v4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const v6 = /^[\da-f:]*:[\da-f:]*$/i;

/** A member that may be left out, in the place where requests come from. */
function place(member: 'vpc' | 'vpcEndpoint'): Pick<Setting, 'read' | 'write'> {
  return {
    read: ({ network }) => network[member] ?? '',
    write: ({ network: { [member]: _before, ...network } }, value) => ({
      network: value === '' ? network : { ...network, [member]: value },
    }),
  };
}

export const worldSettings: readonly Setting[] = [
  {
    id: 'strict',
    title: 'Signatures',
    says: 'Strict judges every signature, and keys, tokens and clocks with it. Lenient takes unknown keys, as mocks do: they act for the first account.',
    options: [
      ['lenient', 'Lenient'],
      ['strict', 'Strict'],
    ],
    read: ({ strict }) => (strict ? 'strict' : 'lenient'),
    write: (_, value) => ({ strict: value === 'strict' }),
  },
  {
    id: 'cors',
    title: 'CORS',
    says: 'Strict lets raw fetch meet what a browser does to pages: preflights are judged by the bucket’s rules, and headers that they do not expose are hidden. The AWS SDK stands for a program outside of browsers.',
    options: [
      ['off', 'Off'],
      ['strict', 'Strict'],
    ],
    read: ({ cors }) => cors,
    write: (_, value) => ({ cors: value === 'strict' ? 'strict' : 'off' }),
  },
  {
    id: 'follows',
    title: 'In dispute, follow',
    says: 'Whom to believe where AWS’s documents say one thing and its recorded answers another.',
    options: [
      ['recorded', 'Recordings'],
      ['documented', 'Documents'],
    ],
    read: ({ follows }) => follows,
    write: (_, value) => ({ follows: value === 'documented' ? 'documented' : 'recorded' }),
  },
  {
    id: 'source-ip',
    title: 'Source IP',
    says: 'Where requests come from: policies read it as aws:SourceIp.',
    read: ({ network }) => network.sourceIp,
    write: ({ network }, sourceIp) => ({ network: { ...network, sourceIp } }),
    complaint: (value) =>
      v4.test(value) || v6.test(value) ? undefined : 'An address of IPv4 or IPv6 is needed.',
  },
  {
    id: 'vpc',
    title: 'VPC',
    says: 'Of requests that come through an endpoint: aws:SourceVpc.',
    placeholder: 'none; or vpc-1a2b3c4d',
    ...place('vpc'),
  },
  {
    id: 'vpc-endpoint',
    title: 'VPC endpoint',
    says: 'Through which they come: aws:SourceVpce.',
    placeholder: 'none; or vpce-1a2b3c4d',
    ...place('vpcEndpoint'),
  },
];

/** The four settings of an account's public access block, each with what it does. */
export const publicAccess = [
  ['BlockPublicAcls', 'refuses ACLs that let everybody in'],
  ['IgnorePublicAcls', 'lets such ACLs count for nothing'],
  ['BlockPublicPolicy', 'refuses bucket policies that let everybody in'],
  ['RestrictPublicBuckets', 'lets such buckets’ policies reach no further than the account'],
] as const;

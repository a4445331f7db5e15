/** Grantees in access control lists: each is somebody. */
import { refuse } from '../../protocol/errors.ts';
import { isGroup } from '../acl/acl.ts';
import { guard } from '../rule.ts';
import { api, errorList, guide, recording } from './cites.ts';

const exceptions = recording('s3-object-acl-exceptions');

export const granteeExists = guard<{ argument: string; id: string; account: string | undefined }>({
  id: 'acl/id',
  phase: 'request',
  says: 'A canonical id in an ACL is the id of an account.',
  cites: [exceptions],
  basis: 'recorded',
  refuses: ({ argument, id, account }) =>
    account === undefined
      ? refuse('InvalidArgument', { ArgumentName: argument, ArgumentValue: id }, 'Invalid id')
      : undefined,
});

export const groupExists = guard<{ argument: string; uri: string }>({
  id: 'acl/group',
  phase: 'request',
  says: "A group in an ACL is one of S3's: AllUsers, AuthenticatedUsers, LogDelivery.",
  cites: [exceptions, guide('acl-overview')],
  basis: 'recorded',
  refuses: ({ argument, uri }) =>
    isGroup(uri)
      ? undefined
      : refuse(
          'InvalidArgument',
          { ArgumentName: argument, ArgumentValue: uri },
          'Invalid group uri',
        ),
});

/** 1 October 2025, 00:00 UTC. */
const endOfEmailGrants = 1_759_276_800_000;

export const granteesByEmailAreTaken = guard<{ now: number }>({
  id: 'acl/email',
  phase: 'request',
  says: 'Since October 2025 nobody is granted anything by an e-mail address: only a world whose clock is before that takes one.',
  cites: [api('PutObjectAcl'), guide('acl-overview')],
  basis: 'documented',
  refuses: ({ now }) => (now < endOfEmailGrants ? undefined : refuse('MethodNotAllowed')),
});

export const emailIsOfOneAccount = guard<{ email: string; accounts: readonly string[] }>({
  id: 'acl/email-account',
  phase: 'request',
  says: 'An e-mail address in an ACL is that of one account.',
  cites: [errorList, guide('acl-overview')],
  basis: 'documented',
  refuses({ email, accounts }) {
    if (accounts.length === 1) return undefined;
    return accounts.length === 0
      ? refuse('UnresolvableGrantByEmailAddress', { EmailAddress: email })
      : refuse('AmbiguousGrantByEmailAddress', { EmailAddress: email });
  },
});

/** Whom a request grants something to: by canonical id, by group, or by e-mail address. */
import type { Grantee } from '../../storage/attributes.ts';
import type { Context } from '../context.ts';
import {
  emailIsOfOneAccount,
  granteeExists,
  granteesByEmailAreTaken,
  groupExists,
} from '../rules/aclGrantees.ts';

/** As a header names him. */
export function namedGrantee(s3: Context, by: string, value: string): Grantee {
  if (by === 'emailaddress') return userWithEmail(s3, value);
  return by === 'id' ? userOf(s3, value, 'id') : groupOf(s3, value, 'uri');
}

/** He is kept, and shown, by his canonical id. */
function userWithEmail(s3: Context, email: string): Grantee {
  s3.guard(granteesByEmailAreTaken, { now: s3.now });
  const accounts = s3.accountsWithEmail(email);
  s3.guard(emailIsOfOneAccount, { email, accounts });
  return { Type: 'CanonicalUser', ID: s3.owner(accounts[0] ?? '').id };
}

export function userOf(s3: Context, ID: string, argument: string): Grantee {
  s3.guard(granteeExists, { argument, id: ID, account: s3.accountOf(ID) });
  return { Type: 'CanonicalUser', ID };
}

function groupOf(s3: Context, URI: string, argument: string): Grantee {
  s3.guard(groupExists, { argument, uri: URI });
  return { Type: 'Group', URI };
}

interface WrittenGrantee {
  readonly type: string | undefined;
  readonly email: string | undefined;
  readonly grantee: string;
}

/** As a document names him. */
export function granteeOf(s3: Context, { type, email, grantee }: WrittenGrantee): Grantee {
  if (email !== undefined) return userWithEmail(s3, email);
  return type === 'Group'
    ? groupOf(s3, grantee, 'Group/URI')
    : userOf(s3, grantee, 'CanonicalUser/ID');
}

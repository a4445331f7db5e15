import { describe, expect, it } from 'vitest';
import { managedPolicyNames } from '../../src/world/managedPolicies.ts';
import { documentText, identityPolicies } from '../../src/world/policies.ts';

describe('the policies of somebody', () => {
  it('are whatever his account may when he has none of his own, and nothing when the list is empty', () => {
    expect(identityPolicies({})).toBeUndefined();
    expect(identityPolicies({ policies: [] })).toEqual([]);
  });

  it('are written as objects, as texts, or named as AWS names its own, by ARN too', () => {
    const document = { Version: '2012-10-17', Statement: [] };
    const policies = [
      { name: 'object', document },
      { name: 'text', document: '{ "Statement": [] }' },
      'AmazonS3FullAccess',
      'arn:aws:iam::aws:policy/AdministratorAccess',
    ];
    expect(identityPolicies({ policies })).toEqual([
      { name: 'object', text: JSON.stringify(document) },
      { name: 'text', text: '{ "Statement": [] }' },
      {
        name: 'AmazonS3FullAccess',
        text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","s3-object-lambda:*"],"Resource":"*"}]}',
      },
      {
        name: 'AdministratorAccess',
        text: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["*"],"Resource":"*"}]}',
      },
    ]);
  });

  it('are the same list for the same policies, so that they are read once', () => {
    const policies = ['ReadOnlyAccess'];
    expect(identityPolicies({ policies })).toBe(identityPolicies({ policies }));
    const document = {};
    expect(documentText(document)).toBe(documentText(document));
  });

  it.each(managedPolicyNames)('%s is a policy', (name) => {
    const [policy] = identityPolicies({ policies: [name] }) ?? [];
    expect(JSON.parse(policy?.text ?? '')).toMatchObject({ Version: '2012-10-17' });
  });

  it('of AWS that are not known here are told, with those that are', () => {
    expect(() => identityPolicies({ policies: ['AmazonEC2FullAccess'] })).toThrow(
      /^AmazonEC2FullAccess is none of the policies of AWS that are known here: AdministratorAccess/,
    );
  });
});

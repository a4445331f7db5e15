/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html */
import { bucket, editorRole, objects, ours, people, type Scene } from '../scene.ts';

const except = (Effect: 'Allow' | 'Deny', ...AWS: readonly string[]) => ({
  Sid: 'Except',
  Effect,
  NotPrincipal: { AWS },
  Action: 's3:*',
  Resource: [bucket, objects],
});

export const notPrincipal: readonly Scene[] = [
  {
    name: 'who is to be left out of a deny is named with his account',
    bucketPolicy: [except('Deny', people.nina, people.root)],
    rows: [
      ['nina', 'GET /photos/cat', 'allowed by account'],
      ['root', 'GET /photos/cat', 'allowed by account'],
      ['editor', 'GET /photos/cat', 'denied by resource: Except'],
      ['omar', 'GET /photos/cat', 'denied by resource: Except'],
      ['nobody', 'GET /photos/cat', 'denied by resource: Except'],
    ],
  },
  {
    name: 'without his account he is denied with it',
    bucketPolicy: [except('Deny', people.nina)],
    rows: [
      ['nina', 'GET /photos/cat', 'denied by resource: Except'],
      ['root', 'GET /photos/cat', 'denied by resource: Except'],
    ],
  },
  {
    name: 'to name the account leaves nobody out but its root',
    bucketPolicy: [except('Deny', ours)],
    rows: [
      ['root', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'GET /photos/cat', 'denied by resource: Except'],
    ],
  },
  {
    name: 'a session is named with its role and its account',
    bucketPolicy: [except('Deny', people.editor, editorRole, people.root)],
    rows: [
      ['editor', 'GET /photos/cat', 'allowed by account'],
      ['nina', 'PUT /photos/cat', 'denied by resource: Except'],
    ],
  },
  {
    name: 'a role alone does not name its sessions',
    bucketPolicy: [except('Deny', editorRole, people.root)],
    rows: [['editor', 'GET /photos/cat', 'denied by resource: Except']],
  },
  {
    name: 'an allow is for all but those who are named',
    standing: { nina: { policies: [] }, editor: { policies: [] } },
    bucketPolicy: [except('Allow', people.nina)],
    rows: [
      ['nina', 'GET /photos/cat', 'lacking identity'],
      ['editor', 'GET /photos/cat', 'allowed by resource: Except'],
      ['nobody', 'GET /photos/cat', 'allowed by resource: Except'],
      ['omar', 'GET /photos/cat', 'allowed by resource: Except'],
    ],
  },
];

/** The list of tags in a Tagging document. */
import { refuse } from '../../protocol/errors.ts';
import type { Witness } from '../../world/world.ts';
import { guard } from '../rule.ts';
import { api, recording } from './cites.ts';

export const tagSetIsGiven = guard<{ given: boolean; follows: Witness }>({
  id: 'tags/set-given',
  phase: 'request',
  says: 'A Tagging document without a TagSet is one without tags.',
  cites: [recording('put-bucket-tagging-none-value'), api('PutBucketTagging')],
  basis: 'recorded',
  contradiction:
    'The documents require a TagSet; AWS was recorded taking a bucket’s Tagging without one.',
  refuses: ({ given, follows }) =>
    given || follows === 'recorded' ? undefined : refuse('MalformedXML'),
});

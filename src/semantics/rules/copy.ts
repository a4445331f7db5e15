/** Copies: which sources may be copied where, and what a copy is made of. */
import type { Bytes } from '../../lib/payload.ts';
import { refuse } from '../../protocol/errors.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, recording } from './cites.ts';

export const sourceFitsOneCopy = guard<{ size: number; limit: number }>({
  id: 'copy-source/size',
  phase: 'source',
  says: 'One copy moves at most 5 GB; a larger object is copied in parts.',
  cites: [api('CopyObject'), 'terraform-provider-aws#38102'],
  basis: 'documented',
  refuses: ({ size, limit }) =>
    size > limit
      ? refuse(
          'InvalidRequest',
          {},
          `The specified copy source is larger than the maximum allowable size for a copy source: ${limit}`,
        )
      : undefined,
});

export const copySourceVersion = decision<
  { version: ObjectRecord; versionId: string | undefined },
  string | undefined
>({
  id: 'copy-source/version',
  phase: 'source',
  says: 'Without a versionId the current version is read; the answer names the version if it has an id.',
  cites: [api('CopyObject'), recording('s3-copy-object-in-place-versioned')],
  basis: 'recorded',
  decides: ['CopySourceVersionId'],
  ways: ['requested', 'defaulted'],
  choose: ({ version, versionId }) => ({
    value: version.versionId === 'null' ? undefined : version.versionId,
    origin: versionId === undefined ? 'defaulted' : 'requested',
    because:
      versionId === undefined
        ? 'no versionId was named, so the current version is the source'
        : 'the copy source names it',
  }),
});

const namesAttribute = ({ source, ...asked }: SelfCopy): string | undefined => {
  if (asked.metadataDirective === 'REPLACE') return 'the metadata directive is REPLACE';
  if (asked.storageClass !== undefined) return 'a storage class is named';
  if (asked.websiteRedirect !== undefined) return 'a website redirect location is named';
  if (asked.encryption !== undefined) return 'an encryption is named';
  if (source.isRestored)
    return 'the source is a restored copy, so the copy takes it out of the archive';
  if (asked.defaultIsSet)
    return "the bucket's default encryption was set, which counts as naming it";
  if (asked.reencrypts) return "the bucket's default is another encryption than the source has";
  return source.isCurrent
    ? undefined
    : 'the source is an older version, so the copy brings it back';
};

interface SelfCopy {
  readonly source: {
    readonly bucket: string;
    readonly key: string;
    readonly isCurrent: boolean;
    readonly isRestored: boolean;
  };
  readonly destination: { readonly bucket: string; readonly key: string };
  readonly metadataDirective: string | undefined;
  readonly storageClass: string | undefined;
  readonly websiteRedirect: string | undefined;
  readonly encryption: string | undefined;
  /** Whether the bucket was given a default encryption, be it the one that every bucket has. */
  readonly defaultIsSet: boolean;
  /** Whether the copy is encrypted another way than its source. */
  readonly reencrypts: boolean;
}

export const copyOntoItself = guard<SelfCopy>({
  id: 'copy/onto-itself',
  phase: 'source',
  says: 'An object may be copied onto itself only if the request names its metadata, storage class, website redirect or encryption, even with the value it has, or has a bucket whose default encryption was set or is another than its own; an ACL is not enough.',
  cites: [
    recording('s3-copy-object-in-place'),
    recording('s3-copy-object-in-place-storage-class'),
    recording('s3-copy-object-in-place-with-encryption'),
    api('CopyObject'),
    'getmoto/moto#6300',
  ],
  basis: 'recorded',
  refuses: (facts) =>
    facts.source.bucket === facts.destination.bucket &&
    facts.source.key === facts.destination.key &&
    namesAttribute(facts) === undefined
      ? refuse(
          'InvalidRequest',
          {},
          "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
        )
      : undefined,
});

export const copiedBytes = decision<{ source: ObjectRecord }, Bytes>({
  id: 'copy/bytes',
  phase: 'decide',
  says: 'The bytes of a copy are those of its source; none pass through the client.',
  cites: [api('CopyObject')],
  basis: 'documented',
  decides: ['Size'],
  ways: ['copied'],
  choose: ({ source }) => ({
    value: source.body,
    origin: 'copied',
    because: 'the copy refers to the same bytes',
    shown: `${source.body.size} bytes`,
  }),
});

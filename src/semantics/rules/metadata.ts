/** Metadata and tags: what a write sets, what a copy carries, what is too much. */
import { utf8Length } from '../../lib/bytes.ts';
import { isHeaderName } from '../../lib/headerName.ts';
import { encodeWords } from '../../lib/rfc2047.ts';
import { refuse } from '../../protocol/errors.ts';
import type { SystemMetadata, Tag } from '../../storage/attributes.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import { decision, guard } from '../rule.ts';
import { api, guide, recording } from './cites.ts';

export const metadataDirectiveIsKnown = guard<{ MetadataDirective: string | undefined }>({
  id: 'metadata/directive-known',
  about: 'MetadataDirective',
  phase: 'request',
  says: 'The metadata directive is COPY or REPLACE.',
  cites: [api('CopyObject'), 'ceph#18291'],
  basis: 'documented',
  refuses: ({ MetadataDirective }) => unknownDirective('metadata', MetadataDirective),
});

export const taggingDirectiveIsKnown = guard<{ TaggingDirective: string | undefined }>({
  id: 'tags/directive-known',
  about: 'TaggingDirective',
  phase: 'request',
  says: 'The tagging directive is COPY or REPLACE.',
  cites: [api('CopyObject')],
  basis: 'documented',
  refuses: ({ TaggingDirective }) => unknownDirective('tagging', TaggingDirective),
});

function unknownDirective(kind: string, directive: string | undefined) {
  return directive === undefined || directive === 'COPY' || directive === 'REPLACE'
    ? undefined
    : refuse(
        'InvalidArgument',
        { ArgumentName: `x-amz-${kind}-directive`, ArgumentValue: directive },
        `Unknown ${kind} directive.`,
      );
}

export const metadataFits = guard<{ metadata: Readonly<Record<string, string>>; limit: number }>({
  id: 'metadata/size',
  phase: 'request',
  says: 'User metadata holds at most 2 KB, names and values counted as UTF-8.',
  cites: [guide('UsingMetadata')],
  basis: 'documented',
  refuses({ metadata, limit }) {
    const size = Object.entries(metadata).reduce(
      (sum, [name, value]) => sum + utf8Length(name) + utf8Length(value),
      0,
    );
    return size > limit
      ? refuse('MetadataTooLarge', { Size: size, MaxSizeAllowed: limit })
      : undefined;
  },
});

/** System and user metadata of an object. */
export interface Described {
  readonly system: SystemMetadata;
  readonly metadata: Readonly<Record<string, string>>;
}

export const systemMetadataNames = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Expires',
] as const;

const shownMetadata = ({ system, metadata }: Described): string =>
  [
    ...Object.entries(system),
    ...Object.entries(metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
  ]
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ') || 'none';

export const copiedMetadata = decision<
  { directive: string | undefined; source: ObjectRecord; sent: Described },
  Described
>({
  id: 'metadata/directive',
  phase: 'decide',
  says: 'Under COPY, the default, all metadata comes from the source and what the request says is ignored; under REPLACE all of it comes from the request.',
  cites: [
    recording('s3-copy-metadata-directive-copy'),
    recording('s3-copy-metadata-replace'),
    api('CopyObject'),
  ],
  basis: 'recorded',
  decides: [...systemMetadataNames, 'Metadata'],
  ways: ['copied', 'requested'],
  choose({ directive, source, sent }) {
    const replace = directive === 'REPLACE';
    const value = replace ? sent : { system: source.system, metadata: source.metadata };
    return {
      value,
      origin: replace ? 'requested' : 'copied',
      because: `x-amz-metadata-directive is ${directive ?? 'absent, which means COPY'}`,
      shown: shownMetadata(value),
    };
  },
});

export const setMetadata = decision<{ sent: Described }, Described>({
  id: 'metadata/set',
  phase: 'decide',
  says: 'A write sets the metadata that its headers name; without a Content-Type the type is binary/octet-stream.',
  cites: [api('PutObject'), recording('s3-copy-metadata-directive-copy')],
  basis: 'recorded',
  decides: [...systemMetadataNames, 'Metadata'],
  ways: ['requested'],
  choose: ({ sent }) => ({
    value: sent,
    origin: 'requested',
    because: 'the request says so',
    shown: shownMetadata(sent),
  }),
});

/** User metadata as headers have it, and how many entries no header can have. */
export interface ShownMetadata {
  readonly Metadata: Record<string, string>;
  readonly MissingMeta?: number;
}

export const metadataShown = decision<
  { metadata: Readonly<Record<string, string>> },
  ShownMetadata
>({
  id: 'metadata/shown',
  phase: 'decide',
  says: 'User metadata is answered in headers, as RFC 2047 words where ASCII does not do; what no header can be named is only counted, in x-amz-missing-meta.',
  cites: [
    guide('UsingMetadata'),
    api('GetObject'),
    recording('user-metadata-rfc2047-bad-b64-encoded'),
    'minio/minio#21282',
  ],
  basis: 'recorded',
  decides: ['Metadata', 'MissingMeta'],
  ways: ['computed'],
  choose({ metadata }) {
    const entries = Object.entries(metadata);
    const shown = entries.filter(([name]) => isHeaderName(name));
    const missing = entries.length - shown.length;
    return {
      value: {
        Metadata: Object.fromEntries(shown.map(([name, value]) => [name, encodeWords(value)])),
        ...(missing > 0 && { MissingMeta: missing }),
      },
      origin: 'computed',
      because: `${shown.length} of ${entries.length} entries have names that headers can have`,
      shown: shown.map(([name]) => name).join(', ') || 'none',
    };
  },
});

export const copiedTags = decision<
  { directive: string | undefined; source: ObjectRecord; sent: readonly Tag[] },
  readonly Tag[]
>({
  id: 'tags/directive',
  phase: 'decide',
  says: 'Tags come from the source unless the tagging directive is REPLACE; then the request has them all, or there are none.',
  cites: [
    recording('s3-copy-tagging-directive-versioned-replace'),
    recording('s3-copy-tagging-directive-versioned-none'),
    api('CopyObject'),
  ],
  basis: 'recorded',
  decides: ['TagSet'],
  ways: ['copied', 'requested'],
  choose: ({ directive, source, sent }) => ({
    value: directive === 'REPLACE' ? sent : source.tags,
    origin: directive === 'REPLACE' ? 'requested' : 'copied',
    because: `x-amz-tagging-directive is ${directive ?? 'absent, which means COPY'}`,
  }),
});

export const setTags = decision<{ sent: readonly Tag[] }, readonly Tag[]>({
  id: 'tags/set',
  phase: 'decide',
  says: 'A write sets the tags that it names, and no others.',
  cites: [api('PutObject')],
  basis: 'documented',
  decides: ['TagSet'],
  ways: ['requested', 'defaulted'],
  choose: ({ sent }) => ({
    value: sent,
    origin: sent.length > 0 ? 'requested' : 'defaulted',
    because: sent.length > 0 ? 'the request has tags' : 'the request has no tags',
  }),
});

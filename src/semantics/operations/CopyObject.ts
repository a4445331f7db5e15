import { defined } from '../../lib/defined.ts';
import { quoteEtag } from '../../lib/etag.ts';
import type { Input, Output } from '../../protocol/operation.ts';
import type { Encryption } from '../../storage/attributes.ts';
import type { BucketRecord } from '../../storage/records.ts';
import { checksumMembers } from '../checksumMembers.ts';
import { noteAccess } from '../archive/access.ts';
import { authorizeCarried } from '../authorization/beside.ts';
import type { Context } from '../context.ts';
import { expirationOf } from '../lifecycle/told.ts';
import { checkSourceConditions, namedSource, type OpenSource, openSource } from '../copySource.ts';
import { opaqueEtag } from '../encryption/encrypt.ts';
import { isSameEncryption, writtenEncryptionMembers } from '../encryption/encryptionMembers.ts';
import { openBucket } from '../find.ts';
import { digestAsSent } from '../integrity.ts';
import { decrypt } from '../kms/use.ts';
import { sentLock } from '../lock/lock.ts';
import { sentAcl } from '../acl/sentAcl.ts';
import {
  checkWriteConditions,
  checkWriteHeaders,
  ownAttributes,
  putVersion,
  sentMetadata,
  sentTags,
} from '../write.ts';
import { annotationDirectiveIsKnown, copiedAnnotations } from '../rules/annotations.ts';
import { signedIn } from '../rules/access.ts';
import {
  algorithmIsKnown,
  copiedAlgorithm,
  copiedChecksum,
  copiedEtag,
} from '../rules/copiedDigests.ts';
import { copiedBytes, copyOntoItself, sourceFitsOneCopy } from '../rules/copy.ts';
import {
  copiedMetadata,
  copiedTags,
  metadataDirectiveIsKnown,
  taggingDirectiveIsKnown,
} from '../rules/metadata.ts';
import { keyFits } from '../rules/object.ts';

export function CopyObject(input: Input<'CopyObject'>, s3: Context): Output<'CopyObject'> {
  s3.guard(signedIn, { account: s3.caller.account, what: 'copy objects' });
  const named = namedSource(s3, input);
  const bucket = openBucket(s3, input, 's3:PutObject');
  checkHeaders(input, s3, bucket);
  const lock = sentLock(s3, bucket, input);
  const access = sentAcl(s3, bucket, input);
  const source = openSource(s3, named, input, bucket);
  authorizeCarried(s3, bucket, input, source);
  s3.guard(sourceFitsOneCopy, {
    size: source.object.body.size,
    limit: s3.dialect.limits.maxCopySource,
  });
  checkSourceConditions(s3, input, source.object);
  decrypt(s3, source.object);
  const own = ownAttributes(s3, input, bucket);
  s3.guard(copyOntoItself, selfCopyFacts(input, source, bucket, own.encryption));
  checkWriteConditions(s3, bucket, input);
  noteAccess(s3, source.object);
  const carried = copied(input, s3, source, own.encryption);
  const copy = { ...own, ...carried, ...access, ...defined({ lock }), key: input.Key ?? '' };
  const object = putVersion(s3, bucket, copy);
  return {
    CopyObjectResult: {
      LastModified: new Date(object.modified),
      ETag: quoteEtag(object.etag),
      ...checksumMembers(object.checksum),
    },
    ...expirationOf(s3, bucket, object),
    ...writtenEncryptionMembers(object.encryption),
    ...defined({
      VersionId: bucket.versioning ? object.versionId : undefined,
      CopySourceVersionId: source.versionId,
    }),
  };
}

function checkHeaders(input: Input<'CopyObject'>, s3: Context, bucket: BucketRecord): void {
  const { MetadataDirective, TaggingDirective, ChecksumAlgorithm, Key = '' } = input;
  s3.guard(keyFits, { key: Key, limit: s3.dialect.limits.maxKeyBytes });
  s3.guard(metadataDirectiveIsKnown, { MetadataDirective });
  s3.guard(taggingDirectiveIsKnown, { TaggingDirective });
  s3.guard(annotationDirectiveIsKnown, { AnnotationDirective: input.AnnotationDirective });
  s3.guard(algorithmIsKnown, { ChecksumAlgorithm });
  checkWriteHeaders(s3, input, bucket);
}

function selfCopyFacts(
  input: Input<'CopyObject'>,
  { object, isCurrent, isRestored }: OpenSource,
  bucket: BucketRecord,
  encryption: Encryption,
) {
  return {
    source: { bucket: object.bucket, key: object.key, isCurrent, isRestored },
    destination: { bucket: input.Bucket ?? '', key: input.Key ?? '' },
    metadataDirective: input.MetadataDirective,
    storageClass: input.StorageClass,
    websiteRedirect: input.WebsiteRedirectLocation,
    encryption: input.ServerSideEncryption ?? input.SSECustomerAlgorithm,
    defaultIsSet: bucket.encryption !== undefined,
    reencrypts: !isSameEncryption(encryption, object.encryption),
  };
}

/** What the copy carries from its source and what it decides anew. The bytes are the source's own blobs. */
function copied(
  input: Input<'CopyObject'>,
  s3: Context,
  { object: source }: OpenSource,
  encryption: Encryption,
) {
  const { MetadataDirective, TaggingDirective, ChecksumAlgorithm } = input;
  const described = s3.decide(copiedMetadata, {
    directive: MetadataDirective,
    source,
    sent: sentMetadata(input),
  });
  const tags = s3.decide(copiedTags, {
    directive: TaggingDirective,
    source,
    sent: sentTags(s3, input.Tagging),
  });
  const annotations = s3.decide(copiedAnnotations, {
    directive: input.AnnotationDirective,
    source,
  });
  const algorithm = s3.decide(copiedAlgorithm, { asked: ChecksumAlgorithm, source });
  const compute = () => digestAsSent(s3, source.body, algorithm);
  const checksum = s3.decide(copiedChecksum, { algorithm, source, compute });
  const etag = s3.decide(copiedEtag, {
    source,
    encryption: encryption.type,
    opaque: () => opaqueEtag(s3),
    compute: () => s3.digest(source.body, 'MD5'),
  });
  const body = s3.decide(copiedBytes, { source });
  const beside = annotations.length > 0 ? { annotations } : {};
  return { ...described, tags, ...beside, checksum, etag, body };
}

/** Every rule there is: for the support table, rule pages, and the tests that look at them all. */
import type { Documented, Phase } from '../../explain/trace.ts';
import type { Way } from '../rule.ts';
import * as acceleration from './acceleration.ts';
import * as access from './access.ts';
import * as reserved from './reserved.ts';
import * as accessPoint from './accessPoint.ts';
import * as accessPointUse from './accessPointUse.ts';
import * as acl from './acl.ts';
import * as aclGrantees from './aclGrantees.ts';
import * as archive from './archive.ts';
import * as annotations from './annotations.ts';
import * as bucket from './bucket.ts';
import * as bucketEncryption from './bucketEncryption.ts';
import * as checksum from './checksum.ts';
import * as complete from './complete.ts';
import * as completedObject from './completedObject.ts';
import * as configuration from './configuration.ts';
import * as contentDigest from './contentDigest.ts';
import * as control from './control.ts';
import * as copiedDigests from './copiedDigests.ts';
import * as copy from './copy.ts';
import * as copyRange from './copyRange.ts';
import * as copySource from './copySource.ts';
import * as cors from './cors.ts';
import * as corsConfiguration from './corsConfiguration.ts';
import * as customerKey from './customerKey.ts';
import * as customerKeyUse from './customerKeyUse.ts';
import * as deletes from './delete.ts';
import * as form from './form.ts';
import * as fault from './fault.ts';
import * as kms from './kms.ts';
import * as kmsAccess from './kmsAccess.ts';
import * as kmsAlias from './kmsAlias.ts';
import * as kmsEncryption from './kmsEncryption.ts';
import * as kmsGrant from './kmsGrant.ts';
import * as kmsGrantEnd from './kmsGrantEnd.ts';
import * as kmsKey from './kmsKey.ts';
import * as kmsKeyUse from './kmsKeyUse.ts';
import * as kmsNewKey from './kmsNewKey.ts';
import * as kmsPolicy from './kmsPolicy.ts';
import * as encryption from './encryption.ts';
import * as lifecycleEffect from './lifecycleEffect.ts';
import * as lifecycleFilter from './lifecycleFilter.ts';
import * as lifecycleForm from './lifecycleForm.ts';
import * as lifecycleOrder from './lifecycleOrder.ts';
import * as lifecycleTimes from './lifecycleTimes.ts';
import * as listing from './listing.ts';
import * as lock from './lock.ts';
import * as locked from './locked.ts';
import * as lockedWrite from './lockedWrite.ts';
import * as lockHeaders from './lockHeaders.ts';
import * as logging from './logging.ts';
import * as metadata from './metadata.ts';
import * as modelled from './modelled.ts';
import * as multipart from './multipart.ts';
import * as multiRegion from './multiRegion.ts';
import * as namespace from './namespace.ts';
import * as notification from './notification.ts';
import * as object from './object.ts';
import * as ownership from './ownership.ts';
import * as partList from './partList.ts';
import * as payment from './payment.ts';
import * as placement from './placement.ts';
import * as policy from './policy.ts';
import * as sts from './sts.ts';
import * as stsAccess from './stsAccess.ts';
import * as policyConditions from './policyConditions.ts';
import * as policyStatements from './policyStatements.ts';
import * as postPolicy from './postPolicy.ts';
import * as read from './read.ts';
import * as readConditions from './readConditions.ts';
import * as restore from './restore.ts';
import * as page from './page.ts';
import * as restoreSelect from './restoreSelect.ts';
import * as retention from './retention.ts';
import * as signature from './signature.ts';
import * as signatureTime from './signatureTime.ts';
import * as signingKey from './signingKey.ts';
import * as region from './region.ts';
import * as regionOfCopy from './regionOfCopy.ts';
import * as regionOfSigner from './regionOfSigner.ts';
import * as replication from './replication.ts';
import * as select from './select.ts';
import * as tagSet from './tagSet.ts';
import * as tags from './tags.ts';
import * as tiering from './tiering.ts';
import * as updateEncryption from './updateEncryption.ts';
import * as versioning from './versioning.ts';
import * as routingRule from './routingRule.ts';
import * as website from './website.ts';
import * as websiteConfiguration from './websiteConfiguration.ts';
import * as writeConditions from './writeConditions.ts';

/** A rule without what it does. */
export type CatalogueEntry = Documented & { readonly phase: Phase } & (
    | { readonly kind: 'guard' }
    | { readonly kind: 'decision'; readonly ways: readonly Way[] }
  );

const topics = [
  annotations,
  region,
  regionOfSigner,
  regionOfCopy,
  acceleration,
  access,
  reserved,
  signature,
  signatureTime,
  signingKey,
  acl,
  aclGrantees,
  ownership,
  policy,
  policyConditions,
  sts,
  stsAccess,
  policyStatements,
  partList,
  payment,
  bucket,
  namespace,
  versioning,
  copySource,
  copy,
  copyRange,
  readConditions,
  writeConditions,
  metadata,
  tags,
  tagSet,
  placement,
  encryption,
  updateEncryption,
  kmsEncryption,
  kmsKeyUse,
  kmsAccess,
  customerKey,
  customerKeyUse,
  bucketEncryption,
  checksum,
  contentDigest,
  copiedDigests,
  object,
  read,
  select,
  deletes,
  lock,
  lockHeaders,
  lockedWrite,
  locked,
  retention,
  archive,
  restore,
  page,
  restoreSelect,
  tiering,
  multipart,
  complete,
  completedObject,
  listing,
  form,
  postPolicy,
  cors,
  corsConfiguration,
  website,
  websiteConfiguration,
  routingRule,
  configuration,
  lifecycleForm,
  lifecycleFilter,
  lifecycleTimes,
  lifecycleOrder,
  lifecycleEffect,
  logging,
  notification,
  replication,
  modelled,
  control,
  accessPoint,
  accessPointUse,
  multiRegion,
  fault,
  kms,
  kmsKey,
  kmsAlias,
  kmsNewKey,
  kmsPolicy,
  kmsGrant,
  kmsGrantEnd,
];

const isRule = (value: unknown): value is CatalogueEntry =>
  typeof value === 'object' && value !== null && 'kind' in value && 'says' in value;

export const catalogue: readonly CatalogueEntry[] = topics.flatMap((topic) =>
  Object.values<unknown>(topic).filter(isRule),
);

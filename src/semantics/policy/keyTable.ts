/**
 * Which actions have which condition keys of S3: the others have no such key in their requests. Keys that are not named here
 * go with every action.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys
 */
const bypass = 'BypassGovernanceRetention';
const acls = `${bypass} CreateBucket PutBucketAcl PutObject PutObjectAcl PutObjectVersionAcl`;
const lists = 'ListBucket ListBucketVersions';
const tags = `${bypass} PutObject PutObjectTagging PutObjectVersionTagging`;
const encrypted = `${bypass} PutObject ReplicateObject UpdateObjectEncryption`;
const retention = 'PutObject PutObjectRetention';
const held = `${retention} ReplicateObject`;
const annotationLists = 'ListObjectAnnotations ListObjectVersionAnnotations';
const annotationWrites =
  'DeleteObjectAnnotation DeleteObjectVersionAnnotation PutObjectAnnotation PutObjectVersionAnnotation';
const annotations = `${annotationLists} ${annotationWrites} GetObjectAnnotation GetObjectVersionAnnotation`;

const table: Readonly<Record<string, string>> = {
  's3:annotation-prefix': annotationLists,
  's3:delimiter': lists,
  's3:existingobjecttag/': `${annotations} DeleteObjectTagging DeleteObjectVersionTagging GetObject GetObjectAcl
    GetObjectAttributes GetObjectTagging GetObjectVersion GetObjectVersionAcl GetObjectVersionAttributes
    GetObjectVersionTagging PutObjectAcl PutObjectTagging PutObjectVersionAcl PutObjectVersionTagging UpdateObjectEncryption`,
  's3:if-match': 'DeleteObject PutObject',
  's3:if-none-match': 'PutObject',
  's3:inventoryaccessibleoptionalfields': 'PutInventoryConfiguration',
  's3:locationconstraint': 'CreateAccessPoint CreateBucket',
  's3:max-annotation-results': annotationLists,
  's3:max-keys': lists,
  's3:object-lock-event-hold': held,
  's3:object-lock-event-hold-duration-days': held,
  's3:object-lock-legal-hold': 'PutObject PutObjectLegalHold',
  's3:object-lock-mode': retention,
  's3:object-lock-remaining-retention-days': retention,
  's3:object-lock-retain-until-date': retention,
  's3:objectcreationoperation': 'PutObject',
  's3:prefix': lists,
  's3:requestobjecttag/': tags,
  's3:requestobjecttagkeys': tags,
  's3:versionid': `${annotations} DeleteObjectVersion DeleteObjectVersionTagging GetObjectVersion GetObjectVersionAcl
    GetObjectVersionAttributes GetObjectVersionTagging GetObjectVersionTorrent PutObjectVersionAcl PutObjectVersionTagging`,
  's3:x-amz-acl': `${acls} CreateAccessPoint`,
  's3:x-amz-bucket-namespace': 'CreateBucket',
  's3:x-amz-copy-source': `${bypass} PutObject`,
  's3:x-amz-grant-full-control': acls,
  's3:x-amz-grant-read': acls,
  's3:x-amz-grant-read-acp': acls,
  's3:x-amz-grant-write': acls,
  's3:x-amz-grant-write-acp': acls,
  's3:x-amz-metadata-directive': `${bypass} PutObject`,
  's3:x-amz-object-annotation-directive': 'PutObject',
  's3:x-amz-object-if-match': annotationWrites,
  's3:x-amz-object-ownership': 'CreateBucket',
  's3:x-amz-server-side-encryption': encrypted,
  's3:x-amz-server-side-encryption-aws-kms-key-id': encrypted,
  's3:x-amz-server-side-encryption-customer-algorithm': `${bypass} PutObject ReplicateObject`,
  's3:x-amz-storage-class': `${bypass} PutObject PutObjectAcl PutObjectVersionAcl`,
  's3:x-amz-website-redirect-location': `${bypass} PutObject`,
};

const owners = new Map(
  Object.entries(table).map(([key, names]) => [
    key,
    new Set(names.split(/\s+/).map((name) => `s3:${name.toLowerCase()}`)),
  ]),
);

/** The actions that have a key, in lower case; undefined when every action has it. */
export function actionsWith(key: string): ReadonlySet<string> | undefined {
  const name = key.toLowerCase();
  return owners.get(name) ?? owners.get(name.replace(/\/.*$/s, '/'));
}

export function hasKey(action: string, key: string): boolean {
  return actionsWith(key)?.has(action.toLowerCase()) ?? true;
}

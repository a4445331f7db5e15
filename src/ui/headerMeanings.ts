/** What the headers of S3's answers mean, in one line each. */

const meanings: Readonly<Record<string, string>> = {
  'accept-ranges': 'Parts of the object can be asked for with Range.',
  'cache-control': 'How long caches may keep it; stored with the object.',
  connection: 'Whether the connection stays open.',
  'content-disposition': 'Inline or a download; stored with the object.',
  'content-encoding': 'Codings of the stored bytes; stored with the object.',
  'content-language': 'Language of the content; stored with the object.',
  'content-length': 'Bytes in this answer’s body.',
  'content-range': 'Which bytes of the object these are.',
  'content-type': 'Media type: the object’s own, or XML for results and errors.',
  date: 'When S3 answered, by world time.',
  etag: 'Names these bytes. An MD5 only for objects uploaded whole.',
  expires: 'When caches should drop it; stored with the object.',
  'last-modified': 'When this version was written. A copy is newly written.',
  location: 'Where to go instead, or where the new thing is.',
  server: 'Always AmazonS3.',
  'transfer-encoding': 'The body comes in chunks.',
  'x-amz-bucket-region': 'The region the bucket is in.',
  'x-amz-checksum-crc32': 'CRC-32 of the object.',
  'x-amz-checksum-crc32c': 'CRC-32C of the object.',
  'x-amz-checksum-crc64nvme': 'CRC-64/NVME of the object: the default checksum.',
  'x-amz-checksum-sha1': 'SHA-1 of the object.',
  'x-amz-checksum-sha256': 'SHA-256 of the object.',
  'x-amz-checksum-type': 'Over the whole object, or composed of its parts’ checksums.',
  'x-amz-copy-source-version-id': 'The version of the source that was read.',
  'x-amz-delete-marker': 'What is there, or was removed, is a delete marker.',
  'x-amz-expiration': 'When a lifecycle rule will remove it.',
  'x-amz-id-2': 'For AWS support; made up here.',
  'x-amz-missing-meta': 'How much metadata could not be shown as headers.',
  'x-amz-mp-parts-count': 'Parts that the object was uploaded in.',
  'x-amz-object-size': 'Size of the object after the write.',
  'x-amz-request-id': 'Names this request; derived from the world’s seed.',
  'x-amz-restore': 'State of a restore from archive.',
  'x-amz-server-side-encryption': 'How the new object is encrypted at rest.',
  'x-amz-storage-class': 'Its storage class, when that is not STANDARD.',
  'x-amz-tagging-count': 'How many tags it has.',
  'x-amz-version-id': 'The version that was written or read.',
  'x-amz-website-redirect-location': 'Where the website endpoint redirects to.',
};

const requestMeanings: Readonly<Record<string, string>> = {
  'amz-sdk-invocation-id': 'The SDK’s own id for the call, the same in each retry.',
  'amz-sdk-request': 'Which attempt this is.',
  authorization: 'Who asks, and what is signed. The signature is not shown.',
  'x-amz-content-sha256': 'Hash of the body, or that it is not signed.',
  'x-amz-copy-source': 'The object to copy, percent-encoded.',
  'x-amz-date': 'When it was signed.',
  'x-amz-metadata-directive': 'COPY or REPLACE the source’s metadata.',
  'x-amz-tagging-directive': 'COPY or REPLACE the source’s tags.',
  'x-amz-user-agent': 'The SDK, its version and platform.',
  'user-agent': 'The client’s name.',
  host: 'The endpoint; the bucket may be in it.',
  'content-length': 'Bytes in this request’s body.',
  accept: 'Added by the browser.',
};

export function meaningOf(name: string, side: 'request' | 'answer'): string {
  const key = name.toLowerCase();
  if (key.startsWith('x-amz-meta-')) return 'User metadata.';
  if (key.startsWith('x-amz-copy-source-if-')) return 'A condition on the source.';
  return (side === 'request' ? requestMeanings[key] : meanings[key]) ?? meanings[key] ?? '';
}

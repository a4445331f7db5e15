/** What every request goes through before its operation: these refuse with the error of the step that failed. */
import type { Documented } from './trace.ts';

const guide = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide';
const reference = 'https://docs.aws.amazon.com/AmazonS3/latest/API';

export const wireRules = {
  headers: {
    id: 'wire/headers',
    says: 'The request line and the headers are well-formed, and have at most 8 KB together.',
    cites: [`${reference}/ErrorResponses.html`],
    basis: 'documented',
  },
  address: {
    id: 'wire/address',
    says: 'Host and path name the bucket and the key; the path is percent-decoded once.',
    cites: [`${guide}/VirtualHosting.html`],
    basis: 'documented',
  },
  route: {
    id: 'wire/route',
    says: 'Method, level and query name the operation.',
    cites: [`${reference}/API_Operations_Amazon_Simple_Storage_Service.html`],
    basis: 'documented',
  },
  signature: {
    id: 'wire/signature',
    says: 'The access key names the caller. Signatures of URLs and forms are judged after; those in headers only where the world is strict.',
    cites: [`${reference}/sig-v4-authenticating-requests.html`],
    basis: 'documented',
  },
  body: {
    id: 'wire/body',
    says: 'The body arrives whole, and its chunks, where it has them, are well-formed.',
    cites: [`${reference}/sigv4-streaming.html`],
    basis: 'documented',
  },
  form: {
    id: 'wire/form',
    says: 'The body is multipart/form-data: fields, and behind them the file.',
    cites: [`${reference}/RESTObjectPOST.html`],
    basis: 'documented',
  },
  members: {
    id: 'wire/members',
    says: 'Path, query, headers and body are read as the members of the operation; what it does not know is ignored.',
    cites: [`${reference}/API_Operations_Amazon_Simple_Storage_Service.html`],
    basis: 'documented',
  },
  internal: {
    id: 'wire/internal',
    says: 'Something went wrong inside the simulator: this is our mistake, not S3.',
    cites: [],
    basis: 'inferred',
  },
  storage: {
    id: 'wire/storage',
    says: 'A write is answered when it is stored; what cannot be stored is refused, and everything before it is kept.',
    cites: [],
    basis: 'inferred',
  },
} as const satisfies Record<string, Documented>;

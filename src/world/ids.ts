/**
 * The ids that S3 invents, derived from the world's seed: the same world and requests give the same ids.
 * A version id carries its own check, as S3's do: a made-up one is InvalidArgument, an unknown one NoSuchVersion.
 */
import { drawText, seeded } from '../lib/random.ts';

const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const hex = '0123456789abcdef';
const base32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const lowerCase = 'abcdefghijklmnopqrstuvwxyz0123456789';
const urlSafe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._';

export interface Ids {
  /** 16 characters. */
  requestId(request: number): string;
  /** 76 characters of base64. */
  hostId(request: number): string;
  /** 32 characters; `write` numbers the writes of a world. */
  versionId(write: number): string;
  /** 128 characters. */
  uploadId(write: number): string;
  /** A UUID, as KMS names its keys; `mrk-` and 32 digits for one of many regions. */
  keyId(write: number, multiRegion?: boolean): string;
  /** 64 hexadecimal digits. */
  keyMaterialId(write: number): string;
  /** 64 hexadecimal digits. */
  grantId(write: number): string;
  /** 148 characters of base64. */
  grantToken(write: number): string;
  /** `ASIA` and 16 letters and digits. */
  temporaryKeyId(write: number): string;
  /** 40 characters of base64, and 342: what belongs to a temporary key, so that nobody need keep it. */
  temporarySecret(accessKeyId: string): string;
  sessionToken(accessKeyId: string): string;
  /** 48 characters of base64, for a rule or configuration that came without an id. */
  configurationId(write: number): string;
  /** 32 hex digits: the ETag of what is encrypted so that it is not an MD5. `what` names the write. */
  etag(what: string): string;
  /** So many lower-case letters and digits: what makes the alias of an access point one of a kind. `what` names the write. */
  alias(what: string, length: number): string;
  /** 32 hex digits to mix with a customer's key. */
  salt(what: string): string;
}

export function createIds(seed: string): Ids {
  const draw = (kind: string, n: number | string, alphabet: string, length: number) =>
    drawText(seeded(`${seed}/${kind}/${n}`), alphabet, length);
  return {
    requestId: (request) => draw('request', request, upper, 16),
    hostId: (request) => `${draw('host', request, base64, 75)}=`,
    versionId: (write) => withCheck(draw('version', write, urlSafe, 24)),
    uploadId: (write) => draw('upload', write, urlSafe, 128),
    keyId(write, multiRegion = false) {
      const digits = draw('key', write, hex, 32);
      return multiRegion ? `mrk-${digits}` : uuid(digits);
    },
    keyMaterialId: (write) => draw('key-material', write, hex, 64),
    grantId: (write) => draw('grant', write, hex, 64),
    grantToken: (write) => `AQ${draw('grant-token', write, base64, 146)}`,
    temporaryKeyId: (write) => `ASIA${draw('temporary-key', write, base32, 16)}`,
    temporarySecret: (accessKeyId) => draw('temporary-secret', accessKeyId, base64, 40),
    sessionToken: (accessKeyId) => `IQoJ${draw('session-token', accessKeyId, base64, 336)}==`,
    configurationId: (write) => draw('configuration', write, base64.slice(0, 62), 48),
    etag: (what) => draw('etag', what, hex, 32),
    alias: (what, length) => draw('alias', what, lowerCase, length),
    salt: (what) => draw('salt', what, hex, 32),
  };
}

/** 32 digits as a version 4 UUID. https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
function uuid(digits: string): string {
  const variant = '89ab'[Number.parseInt(digits[16] ?? '0', 16) % 4];
  const parts = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20),
  ];
  return parts.join('-');
}

/** Whether a version id could have come from any world; `null` always could. */
export function isVersionId(value: string): boolean {
  return value === 'null' || (value.length === 32 && withCheck(value.slice(0, 24)) === value);
}

function withCheck(stem: string): string {
  return stem + drawText(seeded(`version-check/${stem}`), urlSafe, 8);
}

/**
 * The two ways in which Signature Version 4 signs: with a key that both sides derive from the secret, and (4A) with an elliptic
 * curve, for many regions at once. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
import { concat, fromHex, fromLatin1, toHex, utf8 } from '../lib/bytes.ts';
import { digestBytes } from '../lib/checksums.ts';
import { type HmacKey, hmacKey } from '../lib/hmac.ts';
import { orderOfP256, p256Holds, p256PublicKey } from '../lib/p256.ts';
import type { Scope, SignedV4 } from './credential.ts';
import { scopeOf } from './sigv4.ts';

/** Whether `signature` is that of the text. What 4A signed can be told only when `loadP256()` has finished. */
export function holdsV4(
  secret: string,
  signed: SignedV4,
  text: string,
  signature: string,
): boolean {
  if (signed.algorithm === 'AWS4-HMAC-SHA256') return signV4(secret, signed, text) === signature;
  // Those of chunks are filled up, so that all are of one length.
  const der = signature.replace(/\*+$/, '');
  if (!/^([0-9a-f]{2})+$/.test(der)) return false;
  const hash = digestBytes('SHA256', fromLatin1(text));
  return p256Holds(fromHex(der), hash, publicKeyOf(secret, signed.accessKeyId));
}

/** Lower-case hex. */
export function signV4(secret: string, scope: Scope, text: string): string {
  return toHex(signingKey(secret, scope).sign(fromLatin1(text)));
}

/** The latest keys, by what they derive from. A day's requests share one. */
const limit = 256;
const hmacKeys = new Map<string, HmacKey>();
const publicKeys = new Map<string, Uint8Array>();

function cached<Key>(keys: Map<string, Key>, name: string, derive: () => Key): Key {
  const known = keys.get(name);
  if (known) return known;
  const [oldest] = keys.keys();
  if (keys.size >= limit && oldest !== undefined) keys.delete(oldest);
  const key = derive();
  keys.set(name, key);
  return key;
}

function signingKey(secret: string, scope: Scope): HmacKey {
  const parts = scopeOf(scope);
  // No part of a scope holds a slash: where it ends and the secret begins is plain.
  return cached(hmacKeys, `${parts} ${secret}`, () => {
    let key = utf8(`AWS4${secret}`);
    for (const part of parts.split('/')) key = hmacKey('SHA256', key).sign(utf8(part));
    return hmacKey('SHA256', key);
  });
}

function publicKeyOf(secret: string, accessKeyId: string): Uint8Array {
  return cached(publicKeys, JSON.stringify([accessKeyId, secret]), () =>
    p256PublicKey(privateKeyV4a(secret, accessKeyId)),
  );
}

/**
 * The private key of SigV4A: NIST SP 800-108 in counter mode, tried until the number is one of the curve.
 * https://github.com/awslabs/aws-c-auth/blob/main/source/key_derivation.c
 */
export function privateKeyV4a(secret: string, accessKeyId: string): Uint8Array {
  const prf = hmacKey('SHA256', utf8(`AWS4A${secret}`));
  const label = concat([
    fromHex('00000001'),
    utf8('AWS4-ECDSA-P256-SHA256'),
    Uint8Array.of(0),
    utf8(accessKeyId),
  ]);
  for (let counter = 1; counter < 255; counter++) {
    const number = toNumber(prf.sign(concat([label, Uint8Array.of(counter), fromHex('00000100')])));
    if (number <= orderOfP256 - 2n) return fromHex((number + 1n).toString(16).padStart(64, '0'));
  }
  throw new Error('no key of the curve derives from this secret');
}

const toNumber = (bytes: Uint8Array) => BigInt(`0x${toHex(bytes)}`);

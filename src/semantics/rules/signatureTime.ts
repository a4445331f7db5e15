/** When signatures were made, and how long they last. Times are ms since 1970. */
import { formatSecond } from '../../lib/amzDate.ts';
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { errorList, guide, recording } from './cites.ts';

/** How far the clock of a signer may be off: 15 minutes. */
const skew = 900_000;

interface Lifetime {
  readonly now: number;
  /** From X-Amz-Date; a URL of version 2 says only when it expires. */
  readonly signedAt: number | undefined;
  /** Seconds. */
  readonly lasts: number | undefined;
  readonly expires: number | undefined;
}

export const urlIsNotExpired = guard<Lifetime>({
  id: 'signature/expired',
  about: 'expires',
  phase: 'access',
  says: 'A presigned URL is good for its time after it was signed, by the clock of the world.',
  cites: [
    recording('presigned-url-signature-authentication-expired-s3v4-true'),
    recording('presigned-url-signature-authentication-expired-s3-false'),
    guide('using-presigned-url'),
  ],
  basis: 'recorded',
  refuses: ({ now, lasts, expires = now }) =>
    now <= expires
      ? undefined
      : refuse(
          'AccessDenied',
          {
            ...(lasts !== undefined && { 'X-Amz-Expires': lasts }),
            Expires: formatSecond(expires),
            ServerTime: formatSecond(now),
          },
          'Request has expired',
        ),
});

export const urlIsValidYet = guard<Lifetime & { strict: boolean }>({
  id: 'signature/not-yet-valid',
  about: 'signedAt',
  phase: 'access',
  says: "A URL signed ahead of the world's clock is not valid yet; only a strict world refuses it, since signers go by real clocks.",
  cites: ['minio#2638'],
  basis: 'documented',
  refuses: ({ now, signedAt = now, expires = now, strict }) =>
    strict && signedAt > now + skew
      ? refuse(
          'AccessDenied',
          {
            'X-Amz-Date': signedAt,
            Expires: formatSecond(expires),
            ServerTime: formatSecond(now),
          },
          'Request is not yet valid',
        )
      : undefined,
});

interface Moment {
  readonly now: number;
  readonly signedAt: number | undefined;
  /** The date as it was sent. */
  readonly stamp: string | undefined;
}

export const requestIsDated = guard<Moment>({
  id: 'signature/dated',
  phase: 'access',
  says: 'A signed request says when it was signed.',
  cites: [
    'https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html',
    'hubrick/vertx-s3-client#5',
  ],
  basis: 'documented',
  refuses: ({ signedAt }) =>
    signedAt === undefined
      ? refuse('AccessDenied', {}, 'AWS authentication requires a valid Date or x-amz-date header')
      : undefined,
});

export const clocksAgree = guard<Moment>({
  id: 'signature/skewed',
  phase: 'access',
  says: "A request is signed within 15 minutes of the world's time.",
  cites: [errorList],
  basis: 'documented',
  refuses: ({ now, signedAt = now, stamp = '' }) =>
    Math.abs(now - signedAt) <= skew
      ? undefined
      : refuse('RequestTimeTooSkewed', {
          RequestTime: stamp,
          ServerTime: formatSecond(now),
          MaxAllowedSkewMilliseconds: skew,
        }),
});

/** The keys that sign, and the tokens without which those of sessions are worth nothing. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { errorList } from './cites.ts';

const temporary =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_use-resources.html';

export const keyIsKnown = guard<{ accessKeyId: string; keyIsKnown: boolean; strict: boolean }>({
  id: 'signature/key-known',
  phase: 'access',
  says: 'An access key is one of the world; only a strict world refuses others, which act as the first account elsewhere.',
  cites: [errorList],
  basis: 'documented',
  refuses: ({ accessKeyId, keyIsKnown: known, strict }) =>
    strict && !known ? refuse('InvalidAccessKeyId', { AWSAccessKeyId: accessKeyId }) : undefined,
});

/** What has become of a key: `gone` with who had it. */
export type KeyState = 'active' | 'inactive' | 'gone';

export const keyIsActive = guard<{ accessKeyId: string; state: KeyState }>({
  id: 'signature/key-active',
  phase: 'access',
  says: 'A key that is inactive, or whose user or role was deleted, is refused like one that nobody has, in every world.',
  cites: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
    errorList,
  ],
  basis: 'documented',
  refuses: ({ accessKeyId, state }) =>
    state === 'active' ? undefined : refuse('InvalidAccessKeyId', { AWSAccessKeyId: accessKeyId }),
});

interface Token {
  readonly accessKeyId: string;
  /** Whether the key is that of a session. */
  readonly ofSession: boolean;
  /** The token that was sent; a function, because nobody may see it. */
  readonly sent: (() => string) | undefined;
  /** Whether it is the token of the key. */
  readonly belongs: boolean;
}

export const tokenIsSent = guard<Token>({
  id: 'signature/token-sent',
  phase: 'access',
  says: 'The key of a session is known only together with its token.',
  cites: [temporary],
  basis: 'documented',
  refuses: ({ accessKeyId, ofSession, sent }) =>
    ofSession && sent === undefined
      ? refuse('InvalidAccessKeyId', { AWSAccessKeyId: accessKeyId })
      : undefined,
});

export const tokenBelongsToKey = guard<Token & { strict: boolean }>({
  id: 'signature/token',
  about: 'sent',
  phase: 'access',
  says: 'A session token is that of the session whose key signs; a lasting key has none, and only a strict world minds one.',
  cites: [errorList, temporary],
  basis: 'documented',
  refuses: ({ sent, belongs, ofSession, strict }) =>
    sent && !belongs && (ofSession || strict)
      ? refuse('InvalidToken', { 'Token-0': sent() })
      : undefined,
});

export const sessionIsNotOver = guard<{
  now: number;
  /** When the session ends, ms since 1970. */
  ends: number | undefined;
  sent: (() => string) | undefined;
}>({
  id: 'signature/token-expired',
  about: 'ends',
  phase: 'access',
  says: 'A session ends at its time, by the clock of the world, and its key with it.',
  cites: [errorList, temporary],
  basis: 'documented',
  refuses: ({ now, ends = now, sent }) =>
    now <= ends ? undefined : refuse('ExpiredToken', sent && { 'Token-0': sent() }),
});

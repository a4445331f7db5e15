/** CORS preflights, as long as no bucket has a CORS configuration. */
import { refuse } from '../../protocol/errors.ts';
import { guard } from '../rule.ts';
import { guide, recording } from './cites.ts';

const cites = [recording('cors-http-options-no-config'), guide('cors')];

export const originIsNamed = guard<{ Origin: string | undefined }>({
  id: 'cors/origin',
  phase: 'request',
  says: 'A preflight names its origin.',
  cites,
  basis: 'recorded',
  refuses: ({ Origin }) =>
    Origin === undefined
      ? refuse('BadRequest', {}, 'Insufficient information. Origin request header needed.')
      : undefined,
});

export const corsIsEnabled = guard<{ method: string }>({
  id: 'cors/enabled',
  phase: 'access',
  says: 'A bucket without a CORS configuration refuses every preflight.',
  cites,
  basis: 'recorded',
  refuses: ({ method }) =>
    refuse(
      'AccessForbidden',
      { Method: method, ResourceType: 'BUCKET' },
      'CORSResponse: CORS is not enabled for this bucket.',
    ),
});

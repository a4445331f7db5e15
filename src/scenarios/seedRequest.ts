/** What the requests of a seed have in common: they are signed by somebody of the world, and must be answered. */
import { text } from '../lib/bytes.ts';
import { parseXml } from '../lib/xml.ts';
import type { WireAnswer, WireRequest } from '../protocol/message.ts';
import { signRequest } from '../protocol/signRequest.ts';
import type { Simulator } from '../simulator.ts';
import { keyOf } from '../world/world.ts';

/** What a seed needs of a simulator. */
export type Seedable = Pick<Simulator, 'handle' | 'now' | 'world'>;

export interface Step {
  readonly operation: string;
  /** What it is done to, as a person says it. */
  readonly on: string;
  /** The access key that does it. A key of nobody signs too, for lenient worlds take it. */
  readonly as: string;
  readonly region: string;
  readonly service: 's3' | 'kms';
}

/** Signs, sends, and throws what was answered when that is a refusal: a seed that does not fit is a mistake of its writer. */
export async function perform(
  simulator: Seedable,
  request: WireRequest,
  step: Step,
): Promise<WireAnswer> {
  const { as, region, service } = step;
  const { world } = simulator;
  const key = keyOf(world, as)?.key ?? { accessKeyId: as, secretAccessKey: as };
  const at = simulator.now() + (world.clock.kind === 'virtual' ? world.clock.step : 0);
  const answer = await simulator.handle(signRequest(request, key, { region, service, at }));
  if (answer.status < 300) return answer;
  throw new Error(
    `The seed's ${step.operation} of ${step.on} as ${as} was answered ${answer.status} ${saidIn(answer)}`,
  );
}

/** `NoSuchBucket: The specified bucket does not exist`. */
function saidIn({ body }: WireAnswer): string {
  const said = body instanceof Uint8Array ? text(body) : '';
  const { code, message } = said.startsWith('{') ? ofJson(said) : ofXml(said);
  return message === '' ? code : `${code}: ${message}`;
}

interface Said {
  readonly code: string;
  readonly message: string;
}

function ofJson(said: string): Said {
  const { __type: code = '', message = '' } = JSON.parse(said) as Record<string, string>;
  return { code, message };
}

function ofXml(said: string): Said {
  const root = parseXml(said);
  // S3 Control puts its error one level deeper.
  const { children } = root.children.find(({ name }) => name === 'Error') ?? root;
  const of = (name: string) => children.find((child) => child.name === name)?.text ?? '';
  return { code: of('Code'), message: of('Message') };
}

import * as sdk from '@aws-sdk/client-s3-control';
import { describe, expect, test } from 'vitest';
import { text } from '../../../src/lib/bytes.ts';
import { locate } from '../../../src/protocol/address.ts';
import { control } from '../../../src/protocol/control/dialect.ts';
import { routeControl } from '../../../src/protocol/control/route.ts';
import {
  encodeControlAnswer,
  encodeControlError,
  readControlRequest,
} from '../../../src/protocol/control/wire.ts';
import type { EncodedAnswer } from '../../../src/protocol/encode.ts';
import { refuse } from '../../../src/protocol/errors.ts';
import type { WireRequest } from '../../../src/protocol/message.ts';
import { filled, type Values } from '../filled.ts';
import { toWire } from '../sdk.ts';

const names = [...control.model.operations.keys()];
type Name = (typeof names)[number];

/** Runs a command of the SDK against an answer. Rejections are results. */
async function run(name: Name, input: Values, answer: EncodedAnswer, endpoint?: string) {
  let sent: WireRequest | undefined;
  const client = new sdk.S3ControlClient({
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
    ...(endpoint !== undefined && { endpoint }),
    requestHandler: {
      async handle(request: Parameters<typeof toWire>[0]) {
        sent = await toWire(request);
        const body = answer.body instanceof Uint8Array ? [answer.body as BlobPart] : [];
        const headers = Object.fromEntries(answer.headers);
        const response = { statusCode: answer.status, headers, body: new Blob(body).stream() };
        return { response };
      },
    } as never,
  });
  const Command = (sdk as unknown as Record<string, new (input: Values) => never>)[
    `${name}Command`
  ]!;
  const result = await client.send(new Command(input)).catch((error: unknown) => error);
  return { sent: sent ?? expect.unreachable(), result: result as Values };
}

const nothing: EncodedAnswer = { status: 200, headers: [], body: null };

/** Names that the SDK makes a host or an ARN of must be such. */
function inputOf(name: Name): Values {
  const input = filled(control.model.operation(name).input, control.model);
  const simple = { AccountId: '123456789012', Name: 'a name', ResourceArn: 'arn:aws:s3:::photos' };
  for (const [member, value] of Object.entries(simple)) if (member in input) input[member] = value;
  return input;
}

describe.each(names)('%s', (name) => {
  test.each([undefined, 'http://localhost:9000'])(
    'is read as it was sent to %s',
    async (endpoint) => {
      const input = inputOf(name);
      const { sent } = await run(name, input, nothing, endpoint);
      const location = locate(sent);
      expect(location.service).toBe('control');
      const route = routeControl(sent, location);
      expect(route.name).toBe(name);
      const { headers, body } = sent;
      const bytes = body instanceof Uint8Array ? body : new Uint8Array();
      expect(readControlRequest(route, { location, headers }, bytes)).toEqual(input);
    },
  );

  test('is answered so that the SDK reads what was given', async () => {
    const { output } = control.model.operation(name);
    const given = output ? filled(output, control.model) : {};
    const answer = encodeControlAnswer(name, given);
    const { result } = await run(name, inputOf(name), answer);
    const { $metadata: _, ...members } = result;
    expect(members).toEqual(given);
  });
});

describe('an error', () => {
  const error = refuse('NoSuchAccessPoint', { AccessPointName: 'finance' });
  const ids = { requestId: 'the-id', hostId: 'the-host' };

  test('is one level deep', () => {
    const { status, body } = encodeControlError(error, ids);
    expect(status).toBe(404);
    expect(body instanceof Uint8Array && text(body)).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<ErrorResponse><Error><Code>NoSuchAccessPoint</Code><Message>The specified accesspoint does not exist</Message><AccessPointName>finance</AccessPointName></Error><RequestId>the-id</RequestId><HostId>the-host</HostId></ErrorResponse>',
    );
  });

  test('is read by the SDK', async () => {
    const answer = encodeControlError(error, ids);
    const { result } = await run('GetAccessPoint', inputOf('GetAccessPoint'), answer);
    expect(result).toMatchObject({
      name: 'NoSuchAccessPoint',
      message: 'The specified accesspoint does not exist',
    });
  });
});

describe('the path', () => {
  const route = (method: string, path: string) => routeControl({ method }, { path });

  test('names the operation, and what it is about', () => {
    const { name, labels } = route('GET', '/v20180820/mrap/instances/a%2Fb/policy');
    expect([name, labels.get('Name')]).toEqual(['GetMultiRegionAccessPointPolicy', 'a/b']);
    expect(route('GET', '/v20180820/accesspoint/').name).toBe('ListAccessPoints');
  });

  test.each([
    ['GET', '/v20180820/jobs', 'NotImplemented'],
    ['POST', '/v20180820/accesspoint/finance', 'MethodNotAllowed'],
    ['GET', '/v20180820/accesspoint/%ZZ', 'InvalidURI'],
  ])('%s %s is refused', (method, path, code) => {
    expect(() => route(method, path)).toThrow(expect.objectContaining({ code }) as Error);
  });
});

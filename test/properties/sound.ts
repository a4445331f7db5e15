/** What every answer owes its reader, whatever was asked: it is one of the model, and a refusal has one reason. */
import type { Exchange } from '../../src/explain/exchange.ts';
import type { TraceStep } from '../../src/explain/trace.ts';
import { parseXml, type XmlElement } from '../../src/lib/xml.ts';
import type { Struct, Type } from '../../src/protocol/model.ts';
import type { OperationName } from '../../src/protocol/operation.ts';
import { s3 } from '../../src/protocol/s3/dialect.ts';

/** Headers that any answer may have, beside those of its operation. */
const common =
  /^(x-amz-request-id|x-amz-id-2|x-amzn-requestid|x-amzn-errortype|date|server|content-type|content-length|transfer-encoding|connection|vary|access-control-.*)$/;

/** Headers of refusals: why, where to, and what of the object is told with a 304, 405 or 412. */
const ofRefusals =
  /^(allow|location|content-range|etag|last-modified|x-amz-delete-marker|x-amz-version-id|x-amz-bucket-region|x-amz-error-.*|x-amz-meta-.*)$/;

/** Headers that S3 answers beside those of the model. */
const unnamed: Readonly<Record<string, readonly string[]>> = {
  ListObjects: ['x-amz-bucket-region'],
  ListObjectsV2: ['x-amz-bucket-region'],
};

/** What is wrong with an answer, in sentences. */
export function faultsOf(exchange: Exchange): string[] {
  const { operation, answer, trace } = exchange;
  // A world that is told to fail need not make sense.
  if (trace.some(({ rule }) => rule.id.startsWith('fault/'))) return [];
  // Nor need what a browser keeps from its page.
  const kept = ({ rule, outcome }: TraceStep) =>
    outcome === 'refused' && /^cors\/(readable|preflight)$/.test(rule.id);
  if (trace.some(kept)) return [];
  const decisive = trace.filter((step) => step.decisive).length;
  const expected = answer.status < 300 ? 0 : 1;
  const faults =
    decisive === expected ? [] : [`${answer.status} has ${decisive} decisive steps of the trace`];
  const known = s3.model.operations.has(operation as OperationName);
  const inside =
    answer.status >= 300
      ? refusalFaults(exchange)
      : known
        ? answerFaults(operation as OperationName, exchange)
        : [];
  return [...faults, ...inside].map((fault) => `${operation} (${exchange.n}): ${fault}`);
}

function refusalFaults({ answer, request, error }: Exchange): string[] {
  const strangers = names(answer.headers).filter(
    (name) => !common.test(name) && !ofRefusals.test(name),
  );
  const faults = strangers.map((name) => `a refusal has the header ${name}`);
  if (request.method === 'HEAD' || answer.status === 304)
    return answer.body.size > 0 ? [...faults, 'there is a body'] : faults;
  const type = answer.headers.find(([name]) => name === 'content-type')?.[1] ?? '';
  if (!type.includes('xml')) return faults;
  const document = parseXml(answer.body.preview);
  // S3 Control wraps it, as https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_AWS_S3_Control.html has it; so does
  // STS, and says whose fault it is: https://docs.aws.amazon.com/STS/latest/APIReference/CommonErrors.html
  const root = document.name === 'ErrorResponse' ? (document.children[0] ?? document) : document;
  const [code, message] = root.children.filter(({ name }) => name !== 'Type');
  if (root.name !== 'Error' || code?.name !== 'Code' || message?.name !== 'Message')
    faults.push(`the document is ${root.name} of ${code?.name} and ${message?.name}`);
  if (code?.text !== error?.code) faults.push(`it says ${code?.text}, the trace ${error?.code}`);
  return faults;
}

function answerFaults(name: OperationName, { answer }: Exchange): string[] {
  const { output } = s3.model.operation(name);
  const members = output?.members ?? [];
  const named = new Set(members.filter(({ place }) => place === 'header').map(({ wire }) => wire));
  const prefixes = members.filter(({ place }) => place === 'prefix').map(({ wire }) => wire);
  const strangers = names(answer.headers).filter(
    (header) =>
      !named.has(header) &&
      !unnamed[name]?.includes(header) &&
      !common.test(header) &&
      !prefixes.some((prefix) => header.startsWith(prefix)),
  );
  return [
    ...strangers.map((header) => `no member of its output is the header ${header}`),
    ...(output ? documentFaults(output, answer.body) : []),
  ];
}

function documentFaults(output: Struct, body: Exchange['answer']['body']): string[] {
  const payload = output.members.find(({ place }) => place === 'payload');
  const inBody = output.members.some(({ place }) => place === 'element' || place === 'attribute');
  const struct = payload?.type.kind === 'struct' ? s3.model.struct(payload.type.struct) : output;
  const isDocument = payload ? payload.type.kind === 'struct' : inBody;
  if (!isDocument || body.size === 0 || body.size > body.preview.length) return [];
  const root = parseXml(body.preview);
  // GetBucketLocation alone: its one member is the text of the root.
  if (struct.members.length === 1 && struct.members[0]?.wire === root.name) return [];
  return strangersIn(root, struct, root.name);
}

function strangersIn(element: XmlElement, struct: Struct, path: string): string[] {
  return element.children.flatMap((child) => {
    const inside = `${path}/${child.name}`;
    const member = struct.members.find(({ wire }) => wire === child.name);
    if (!member) return [`no member of its output is the element ${inside}`];
    return strangersOf(child, member.type, inside);
  });
}

function strangersOf(element: XmlElement, type: Type, path: string): string[] {
  if (type.kind === 'struct') return strangersIn(element, s3.model.struct(type.struct), path);
  if (type.kind !== 'list') return element.children.length > 0 ? [`${path} holds elements`] : [];
  if (type.flat) return strangersOf(element, type.item, path);
  return element.children.flatMap((item) =>
    item.name === type.itemName
      ? strangersOf(item, type.item, `${path}/${item.name}`)
      : [`${path}/${item.name} is no item of its list`],
  );
}

const names = (headers: Exchange['answer']['headers']) => headers.map(([name]) => name);

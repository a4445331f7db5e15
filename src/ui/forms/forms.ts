/** Every operation that has a form, and which of them a message is. */
import { noBody, type Draft } from '../../scenarios/draft.ts';
import { toWire } from '../../scenarios/draftWire.ts';
import { operationOf, operationShapes } from '../../scenarios/operationShapes.ts';
import { createBucket, listBuckets, listObjectVersions, listObjectsV2 } from './bucketForms.ts';
import { copyObject } from './copyObject.ts';
import type { Field, Form } from './field.ts';
import { completed, generated } from './generate.ts';
import { sampleOf } from './samples.ts';
import { deleteObject, getObject, getObjectTagging, headObject, putObject } from './objectForms.ts';

/** A request of one's own making: only method, path, query and headers. */
const custom: Form = {
  operation: '',
  summary: 'Any request: write it under Raw HTTP. Only raw fetch can send it.',
  method: 'GET',
  on: 'object',
  marks: [],
  body: 'bytes',
  groups: [],
};

const designed: readonly Form[] = [
  copyObject,
  putObject,
  getObject,
  headObject,
  deleteObject,
  getObjectTagging,
  listObjectsV2,
  listObjectVersions,
  createBucket,
  listBuckets,
];

/** The designed forms first, in the order of their use; then all others by name. */
export const forms: readonly Form[] = [
  ...designed.map((form) => {
    const shape = operationShapes.find(({ operation }) => operation === form.operation);
    return shape ? completed(form, shape) : form;
  }),
  ...operationShapes
    .filter(({ operation }) => !designed.some((form) => form.operation === operation))
    .map(generated)
    .toSorted((a, b) => (a.operation < b.operation ? -1 : 1)),
];

/** How many of them stand before the others. */
export const usual = designed.length;

export function formOf(operation: string): Form {
  return forms.find((form) => form.operation === operation) ?? custom;
}

/** The operation a message is; '' for what is none. */
export function recognise(draft: Draft): string {
  return operationOf(toWire(draft, () => 'us-east-1')) ?? '';
}

/** A copy's form has a part of its own for the source. */
export function hasSource(operation: string): boolean {
  return operation === 'CopyObject' || operation === 'UploadPartCopy';
}

/** The draft as another operation: keeps target and caller, and the fields that the other form also has. */
export function asOperation(draft: Draft, operation: string): Draft {
  const form = formOf(operation);
  const known = fieldsOf(form);
  return {
    ...draft,
    operation,
    method: form.method,
    key: form.on === 'object' ? draft.key : '',
    bucket: form.on === 'service' ? '' : draft.bucket,
    query: [
      ...form.marks,
      ...missing(draft, known),
      ...draft.query.filter(([n]) => known.some((f) => f.in === 'query' && f.name === n)),
    ],
    headers: draft.headers.filter(
      ([n]) =>
        known.some((f) => f.in === 'header' && matches(f, n)) ||
        (hasSource(operation) && n === 'x-amz-copy-source'),
    ),
    body: bodyFor(draft, form),
  };
}

/** Parameters that the operation cannot do without, still empty. */
function missing({ query }: Draft, fields: readonly Field[]): Draft['query'] {
  return fields
    .filter((f) => f.required && f.in === 'query' && !query.some(([n]) => n === f.name))
    .map(({ name }) => [name, ''] as const);
}

/** Bytes stay bytes; a document is another in each operation. */
function bodyFor(draft: Draft, { operation, body }: Form): Draft['body'] {
  if (draft.operation === operation) return draft.body;
  if (body === 'bytes') return formOf(draft.operation).body === 'bytes' ? draft.body : noBody;
  const sample = body === 'document' ? sampleOf(operation) : undefined;
  return sample === undefined ? noBody : { kind: 'text', text: sample };
}

export function fieldsOf(form: Form): readonly Field[] {
  return form.groups.flatMap((group) => group.fields);
}

/** Whether a header is the field's. */
export function matches(field: Field, name: string): boolean {
  return (
    field.in === 'header' &&
    (field.name.endsWith('-') ? name.startsWith(field.name) : field.name === name)
  );
}

/** How many headers and parameters of a group's fields are sent. */
export function sentCount(draft: Draft, fields: readonly Field[]): number {
  const headers = draft.headers.filter(([n]) => fields.some((f) => matches(f, n)));
  const query = draft.query.filter(([n]) => fields.some((f) => f.in === 'query' && f.name === n));
  return headers.length + query.length;
}

/** Headers that no field of the form shows. */
export function otherHeaders(draft: Draft): readonly (readonly [string, string])[] {
  const fields = fieldsOf(formOf(draft.operation));
  return draft.headers.filter(
    ([n]) =>
      !fields.some((f) => matches(f, n)) &&
      !(n === 'x-amz-copy-source' && hasSource(draft.operation)),
  );
}

/** Query parameters that no field of the form shows. */
export function otherQuery(draft: Draft): readonly (readonly [string, string | null])[] {
  const form = formOf(draft.operation);
  const fields = fieldsOf(form);
  return draft.query.filter(
    ([n]) =>
      !fields.some((f) => f.in === 'query' && f.name === n) && !form.marks.some(([m]) => m === n),
  );
}

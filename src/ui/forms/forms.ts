/** Every operation that has a form, and which of them a message is. */
import { headerOf, noBody, queryOf, type Draft } from '../../scenarios/draft.ts';
import { createBucket, listBuckets, listObjectVersions, listObjectsV2 } from './bucketForms.ts';
import { copyObject } from './copyObject.ts';
import type { Field, Form } from './field.ts';
import { deleteObject, getObject, getObjectTagging, headObject, putObject } from './objectForms.ts';

/** A request of one's own making: only method, path, query and headers. */
const custom: Form = {
  operation: '',
  summary: 'Any request: write it under Raw HTTP. Only raw fetch can send it.',
  method: 'GET',
  on: 'object',
  marks: [],
  body: true,
  groups: [],
};

export const forms: readonly Form[] = [
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

export function formOf(operation: string): Form {
  return forms.find((form) => form.operation === operation) ?? custom;
}

/** Parameters that turn a request into another operation than its method and path say. */
const subresources =
  /^(acl|tagging|versions|versioning|uploads|uploadId|delete|location|policy.*|cors|lifecycle|website|logging|notification|replication|encryption|object-lock|legal-hold|retention|torrent|attributes|restore|select|analytics|inventory|metrics|intelligent-tiering|accelerate|requestPayment|ownershipControls|publicAccessBlock|session|metadata.*|rename.*|annotation.*|abac|list-type|append)$/;

/** The operation a message is, as far as the forms know; '' for all others. */
export function recognise(draft: Draft): string {
  const on = draft.bucket === '' ? 'service' : draft.key === '' ? 'bucket' : 'object';
  const marks = draft.query.filter(([n]) => subresources.test(n));
  const source = headerOf(draft, 'x-amz-copy-source') !== undefined;
  const found = forms.find(
    (form) =>
      form.method === draft.method &&
      form.on === on &&
      form.marks.length === marks.length &&
      form.marks.every(
        ([n, v]) => queryOf(draft, n) !== undefined && (v === null || queryOf(draft, n) === v),
      ) &&
      (form.operation !== 'CopyObject' || source) &&
      (form.operation !== 'PutObject' || !source),
  );
  return found?.operation ?? '';
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
      ...draft.query.filter(([n]) => known.some((f) => f.in === 'query' && f.name === n)),
    ],
    headers: draft.headers.filter(
      ([n]) =>
        known.some((f) => f.in === 'header' && matches(f, n)) ||
        (operation === 'CopyObject' && n === 'x-amz-copy-source'),
    ),
    body: form.body ? draft.body : noBody,
  };
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
      !(n === 'x-amz-copy-source' && draft.operation === 'CopyObject'),
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

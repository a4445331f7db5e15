/** Forms made from the model of the wire: whole ones, and what the designed ones leave out. */
import type { MemberShape, OperationShape } from '../../scenarios/operationShapes.ts';
import type { Field, Form, Group, Suggest } from './field.ts';
import { docOf } from './memberDocs.ts';

interface Topic {
  readonly id: string;
  readonly title: string;
  readonly members: RegExp;
}

/** In the order in which S3 looks at them. The last takes all the others. */
const topics: readonly Topic[] = [
  { id: 'conditions', title: 'Conditions', members: /^(CopySource)?If[A-Z]/ },
  { id: 'sourceKey', title: 'Customer key of the source (SSE-C)', members: /^CopySourceSSE/ },
  { id: 'customerKey', title: 'Customer key (SSE-C)', members: /^SSECustomer/ },
  {
    id: 'encryption',
    title: 'Encryption (SSE-S3, SSE-KMS)',
    members: /^(ServerSideEncryption|SSEKMS|BucketKey)/,
  },
  { id: 'lock', title: 'Object Lock', members: /^(ObjectLock|BypassGovernance)/ },
  { id: 'acl', title: 'Access list', members: /^(ACL|Grant|ObjectOwnership)/ },
  { id: 'checksums', title: 'Checksums', members: /^(Checksum|ContentMD5)/ },
  { id: 'annotations', title: 'Annotations', members: /^Annotation/ },
  { id: 'guards', title: 'Guards & payer', members: /^(Expected|RequestPayer|MFA|ConfirmRemove)/ },
];
const parameters: Topic = { id: 'parameters', title: 'Parameters', members: /./ };

const topicOf = (member: string): Topic =>
  topics.find(({ members }) => members.test(member)) ?? parameters;

const suggested: Readonly<Record<string, Suggest>> = {
  SSEKMSKeyId: 'kmsKey',
  UploadId: 'targetUpload',
  VersionId: 'targetVersion',
  ContentType: 'contentType',
};

function fieldOf({ member, kind, name, options, required, ...shape }: MemberShape): Field {
  const suggest = suggested[member];
  return {
    member,
    name,
    in: shape.in,
    label: member,
    kind: kind === 'text' && /^(CopySource)?If(None)?Match$/.test(member) ? 'etag' : kind,
    doc: docOf(member),
    ...(suggest && { suggest }),
    ...(options && { options }),
    ...(required && { required }),
  };
}

/** The members in groups by topic, what is of no topic first. */
function groupsOf(members: readonly MemberShape[]): readonly Group[] {
  return [parameters, ...topics].flatMap((topic) => {
    const fields = members.filter(({ member }) => topicOf(member) === topic).map(fieldOf);
    return fields.length > 0 ? [{ id: topic.id, title: topic.title, fields }] : [];
  });
}

const verbs: Readonly<Record<string, string>> = {
  Abort: 'Gives up',
  Complete: 'Completes',
  Copy: 'Copies',
  Create: 'Begins or makes',
  Delete: 'Removes',
  Get: 'Reads',
  Head: 'Asks about',
  List: 'Lists',
  Put: 'Sets',
  Rename: 'Renames',
  Restore: 'Restores',
  Select: 'Selects from',
  Update: 'Changes',
  Upload: 'Uploads',
  Write: 'Writes',
};

const acronyms = /^(Cors|Acl|Abac)$/;

function asWord(word: string): string {
  return acronyms.test(word) ? word.toUpperCase() : word.toLowerCase();
}

/** `PutBucketLifecycleConfiguration` → `Sets the bucket lifecycle configuration.` */
function summaryOf(operation: string): string {
  const [verb = '', ...words] = operation.split(/(?<=[a-z])(?=[A-Z])/);
  return `${verbs[verb] ?? verb} the ${words.map(asWord).join(' ')}.`;
}

export function generated(shape: OperationShape): Form {
  const { operation, method, on, marks, members, body } = shape;
  return {
    operation,
    summary: summaryOf(operation),
    method,
    on,
    marks,
    body,
    groups: groupsOf(members.filter(({ name }) => !elsewhere.has(name))),
  };
}

/** The source of a copy has its own part of the form, and the length is the sender's to say. */
const elsewhere = new Set(['x-amz-copy-source', 'content-length']);

/** A designed form with groups for the members that it has no field for. */
export function completed(form: Form, { members, body }: OperationShape): Form {
  const shown = new Set(form.groups.flatMap(({ fields }) => fields.map(({ name }) => name)));
  const rest = members.filter(({ name }) => !shown.has(name) && !elsewhere.has(name));
  const own = new Map(form.groups.map((group) => [group.id, group]));
  const added = groupsOf(rest);
  const grown = form.groups.map((group) => {
    const more = added.find(({ id }) => id === group.id);
    return more ? { ...group, fields: [...group.fields, ...more.fields] } : group;
  });
  const guards = grown.filter(({ id }) => id === 'guards');
  const others = grown.filter(({ id }) => id !== 'guards');
  const groups = [...others, ...added.filter(({ id }) => !own.has(id)), ...guards];
  return { ...form, groups, body };
}

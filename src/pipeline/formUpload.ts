/** A browser's form upload: its form read, signed and allowed, then PutObject, then answered as the form wants it. */
import { headerText } from '../lib/headerName.ts';
import { stage } from '../explain/log.ts';
import { wireRules } from '../explain/wireRules.ts';
import { utf8 } from '../lib/bytes.ts';
import { encodePercent } from '../lib/percent.ts';
import { buildXml } from '../lib/xml.ts';
import { type EncodedAnswer, encodeAnswer } from '../protocol/encode.ts';
import { xmlProlog } from '../protocol/encodeXml.ts';
import { refuse } from '../protocol/errors.ts';
import { header } from '../protocol/message.ts';
import {
  formHeaders,
  formSignature,
  missingField,
  type PostForm,
  readPostForm,
} from '../protocol/postForm.ts';
import { s3 as dialect } from '../protocol/s3/dialect.ts';
import {
  checkForm,
  checkPolicy,
  type FormAnswer,
  performFormUpload,
} from '../semantics/form/formUpload.ts';
import { askerOf } from './asker.ts';
import type { OtherRequest } from './otherRequest.ts';
import { readInput } from './readInput.ts';
import { judgeRegion } from './region.ts';
import { judgeForm } from './signature.ts';
import { signerOf } from './signer.ts';
import { type Given, transact } from './transact.ts';

export async function formUpload(other: OtherRequest): Promise<EncodedAnswer> {
  const { parts, location, given } = other;
  const { log } = given;
  const form = await stage(log, wireRules.form, () => read(other), formFacts);
  const { fields, file } = form;
  const key = fields.get('key');
  Object.assign(log, { key });
  const missing = missingField(form);
  checkForm({ ...form, missing, limit: dialect.limits.maxFormFields }, log.trace);
  const asker = await authorize(other, form);
  const upload = { fields, bucket: location.bucket ?? '', size: file.length, now: log.at };
  checkPolicy(upload, log.trace);
  const { input, payload } = await readInput(parts, 'PutObject', {
    body: { body: file, headers: formHeaders(form, dialect), trailers: [] },
    location: { ...location, key: key ?? '', query: [] },
    log,
  });
  const wish = {
    redirect: fields.get('success_action_redirect') ?? fields.get('redirect'),
    status: fields.get('success_action_status'),
  };
  try {
    return await transact(parts, { ...given, ...asker }, (s3) =>
      encode(performFormUpload(input, wish, s3)),
    );
  } finally {
    parts.store.blobs.release(payload);
  }
}

function read({ request, body: { body } }: OtherRequest): PostForm {
  if (!(body instanceof Uint8Array)) throw refuse('MalformedPOSTRequest');
  return readPostForm(body, header(request, 'content-type') ?? '');
}

const formFacts = ({ fields, files, file }: PostForm) => ({
  fields: [...fields.keys()].join(', '),
  files,
  bytes: file.length,
});

/** Who signed the form; when nobody did, who asks is who the request says. */
async function authorize(
  { parts, request, location, given, reached }: OtherRequest,
  form: PostForm,
): Promise<Pick<Given, 'caller' | 'target'>> {
  const { log } = given;
  const signature = await stage(
    log,
    wireRules.signature,
    () => formSignature(form),
    (found) => ({ kind: found?.kind ?? 'anonymous', accessKeyId: found?.accessKeyId ?? null }),
  );
  if (!signature) return given;
  const signer = await signerOf(parts, { request, location, signature });
  const asker = askerOf(parts.world, signer, log, reached.region);
  const arrived = { request, location, name: 'PostObject' } as const;
  judgeRegion(parts.world, arrived, { signature, reached, where: 'form' }, { ...given, ...asker });
  judgeForm(parts.world, { ...signer, signature, policy: form.fields.get('policy') ?? '' }, log);
  return asker;
}

/** The headers are those of PutObject; the body, if the form wants one, tells where the object is. */
function encode({ status, output, url, bucket, key, redirect }: FormAnswer): EncodedAnswer {
  const etag = output.ETag ?? '';
  const { headers } = encodeAnswer('PutObject', output, dialect);
  if (redirect !== undefined) {
    const tells = Object.entries({ bucket, key, etag }).map(
      ([name, value]) => `${name}=${encodePercent(value)}`,
    );
    const [address = '', ...fragment] = redirect.split(/(?=#)/);
    const to = `${address}${address.includes('?') ? '&' : '?'}${tells.join('&')}${fragment.join('')}`;
    return { status, headers: [...headers, ['location', headerText(to)]], body: null };
  }
  const located = [...headers, ['location', headerText(url)] as const];
  if (status !== 201) return { status, headers: located, body: null };
  const children = Object.entries({ Location: url, Bucket: bucket, Key: key, ETag: etag }).map(
    ([name, text]) => ({ name, attributes: {}, children: [], text }),
  );
  const document = buildXml({ name: 'PostResponse', attributes: {}, children, text: '' });
  return {
    status,
    headers: [...located, ['content-type', 'application/xml']],
    body: utf8(xmlProlog + document),
  };
}

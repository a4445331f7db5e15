import { anyKey, type Fields, formRequest, inTime, signedFields } from '../signedForm.ts';
import { it } from './ground.ts';

export async function forms(): Promise<void> {
  const post = (fields: Fields, file?: string | null) => it.raw(formRequest(fields, file));
  const allow = (...more: unknown[]) =>
    signedFields({ expiration: inTime, conditions: [...anyKey, ...more] });
  await post(allow());
  await post(allow(), null);
  await post({ ...allow(), 'x-ignore-it': 'a'.repeat(21_000) });
  await post({ ...allow(), key: undefined });
  await post({ ...allow(), 'x-amz-copy-source': 'photos/cat' });
  await post({ ...allow(), 'X-Amz-Date': undefined });
  await post({ ...allow(), 'X-Amz-Signature': '0' });
  await post({ key: 'cat', policy: 'e30=' });
  await post(signedFields('{}'));
  await post(signedFields({ expiration: '2020-01-01T00:00:00Z', conditions: [] }));
  await post(allow(['eq', '$key', 'dog']));
  await post({ ...allow(), acl: 'private' });
  await post(allow(['content-length-range', 10, 20]));
  await post(allow(['content-length-range', 0, 20]));
  await post({ ...allow({ success_action_status: '201' }), success_action_status: '201' });
}

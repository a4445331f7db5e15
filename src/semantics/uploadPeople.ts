import type { UploadRecord } from '../storage/records.ts';
import type { Context } from './context.ts';

/** Who began an upload and who owns it. Only the initiator still has a display name (recorded). */
export function uploadPeople(s3: Context, { owner, initiator }: UploadRecord) {
  const { id, name } = s3.owner(owner);
  const isRoot = initiator.endsWith(':root');
  return {
    Initiator: isRoot
      ? { ID: id, DisplayName: name }
      : { ID: initiator, DisplayName: initiator.split('/').at(-1) ?? '' },
    Owner: { ID: id },
  };
}

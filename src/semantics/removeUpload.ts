import type { UploadRecord } from '../storage/records.ts';
import { recordId } from '../storage/recordId.ts';
import type { Context } from './context.ts';

/** An upload goes with all its parts. */
export function removeUpload(s3: Pick<Context, 'draft'>, upload: UploadRecord): void {
  for (const part of Array.from(s3.draft.scan(recordId.partsOf(upload.uploadId))))
    s3.draft.remove(part.id);
  s3.draft.remove(upload.id);
}

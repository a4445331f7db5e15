import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { copyOf, putDocument } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';
import { checkRules } from '../lifecycle/checkRules.ts';
import { beginSweeps } from '../lifecycle/days.ts';
import { defaultSizeIsKnown, defaultMinimumSize } from '../rules/lifecycleForm.ts';
import { withIds } from '../configuration/withIds.ts';

export function PutBucketLifecycleConfiguration(
  input: Input<'PutBucketLifecycleConfiguration'>,
  s3: Context,
): Output<'PutBucketLifecycleConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutLifecycleConfiguration');
  const { LifecycleConfiguration: sent, TransitionDefaultMinimumObjectSize: size } = input;
  const { Rules = [] } = copyOf(s3, { Rules: sent?.Rules }, 'lifecycle');
  checkRules(s3, Rules);
  s3.guard(defaultSizeIsKnown, {
    size,
    known: s3.dialect.model.values('TransitionDefaultMinimumObjectSize'),
  });
  const TransitionDefaultMinimumObjectSize = s3.decide(defaultMinimumSize, { size });
  const named = withIds(s3, Rules, 'ID');
  putDocument(s3, bucket, 'lifecycle', { Rules: named, TransitionDefaultMinimumObjectSize });
  beginSweeps(s3);
  return { TransitionDefaultMinimumObjectSize };
}

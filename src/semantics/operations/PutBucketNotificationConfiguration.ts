import type { Input, Output } from '../../protocol/operation.ts';
import type { Context } from '../context.ts';
import { copyOf, putDocument } from '../configuration/documents.ts';
import { openBucket } from '../find.ts';
import { keptNotification, statedNotifications } from '../configuration/notifications.ts';
import {
  destinationArnIsParsed,
  destinationIsInRegion,
  eventsAreKnown,
  filterRulesAreNamed,
  filtersAreSingle,
  notificationIdsAreUnique,
  notificationsDoNotOverlap,
} from '../rules/notification.ts';

export function PutBucketNotificationConfiguration(
  input: Input<'PutBucketNotificationConfiguration'>,
  s3: Context,
): Output<'PutBucketNotificationConfiguration'> {
  const bucket = openBucket(s3, input, 's3:PutBucketNotification');
  const sent = copyOf(s3, input.NotificationConfiguration, 'notification');
  const all = statedNotifications(sent);
  s3.guard(notificationIdsAreUnique, { ids: all.flatMap(({ id }) => id ?? []) });
  for (const { kind, arn, events, rules } of all) {
    s3.guard(destinationArnIsParsed, { kind, arn });
    s3.guard(eventsAreKnown, { events, known: s3.dialect.model.values('Event') });
    s3.guard(filterRulesAreNamed, { rules });
    s3.guard(filtersAreSingle, { rules });
    s3.guard(destinationIsInRegion, { arn, region: bucket.region });
  }
  s3.guard(notificationsDoNotOverlap, { notifications: all });
  putDocument(s3, bucket, 'notification', keptNotification(s3, sent));
  return {};
}

/** Ids of rules inside a configuration, which lifecycle and replication check alike. */
import { refuse, type S3Error } from '../../protocol/errors.ts';

export function refuseIds(ids: readonly string[]): S3Error | undefined {
  const bad = (id: string, message: string) =>
    refuse('InvalidArgument', { ArgumentName: 'ID', ArgumentValue: id }, message);
  const long = ids.find((id) => id.length > 255);
  if (long !== undefined) return bad(long, 'ID length should not exceed allowed limit of 255');
  const twice = ids.find((id, i) => ids.indexOf(id) < i);
  return twice === undefined
    ? undefined
    : bad(twice, 'Rule ID must be unique. Found same ID for more than one rule');
}

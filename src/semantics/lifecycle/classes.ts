/** The storage classes as lifecycle knows them: it moves objects down, never up. */

const down = [
  'STANDARD',
  'STANDARD_IA',
  'INTELLIGENT_TIERING',
  'ONEZONE_IA',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
];

/** Greater is colder; what is not in the waterfall is where objects begin. */
export const classRank = (storageClass: string): number => Math.max(0, down.indexOf(storageClass));

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html */
export function movesTo(from: string, to: string): boolean {
  if (from === 'ONEZONE_IA' && to === 'GLACIER_IR') return false;
  return classRank(to) > classRank(from);
}

export const isInfrequent = (storageClass: string | undefined): boolean =>
  storageClass === 'STANDARD_IA' || storageClass === 'ONEZONE_IA';

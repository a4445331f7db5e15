/** RestoreObject of type SELECT: what an archived object answers to a question becomes an object of another bucket. */
import { hexToBase64 } from '../../lib/checksums.ts';
import { defined } from '../../lib/defined.ts';
import type { Input } from '../../protocol/operation.ts';
import type { ObjectRecord } from '../../storage/records.ts';
import type { Context } from '../context.ts';
import { PutObject } from '../operations/PutObject.ts';
import { questionOf } from '../selection/question.ts';
import { restoreOutput } from '../rules/restoreSelect.ts';
import { selectionGoesOn } from '../rules/select.ts';
import { selectFrom } from '../selection/selection.ts';

type Request = NonNullable<Input<'RestoreObject'>['RestoreRequest']>;
type Place = NonNullable<NonNullable<Request['OutputLocation']>['S3']>;

/** Answers the path that the results are under. */
export function restoreBySelect(
  s3: Context,
  object: ObjectRecord,
  { SelectParameters, OutputLocation }: Pick<Request, 'SelectParameters' | 'OutputLocation'>,
): string {
  const question = questionOf(s3, SelectParameters ?? {});
  const { stored, broken } = selectFrom(s3, object, question);
  s3.guard(selectionGoesOn, { expression: question.expression, fault: broken });
  const place = OutputLocation?.S3;
  const job = s3.ids.configurationId(s3.draft.nextWrite());
  const path = s3.decide(restoreOutput, { Prefix: place?.Prefix ?? '', job });
  const ContentMD5 = hexToBase64(s3.digest(stored, 'MD5'));
  const results = { ...resultsIn(place), Key: `${path}/results/1`, Body: stored, ContentMD5 };
  PutObject(results as Input<'PutObject'>, s3);
  return path;
}

/** The members of a PutObject, by what the place says of its objects. */
function resultsIn(place: Partial<Place> = {}) {
  const { Encryption, Tagging, UserMetadata = [], AccessControlList: grants = [] } = place;
  const metadata = UserMetadata.map(({ Name = '', Value = '' }) => [Name, Value]);
  const tags = Tagging?.TagSet?.map(({ Key = '', Value = '' }) =>
    [Key, Value].map(encodeURIComponent).join('='),
  );
  return defined({
    Bucket: place.BucketName,
    ACL: place.CannedACL,
    StorageClass: place.StorageClass,
    ServerSideEncryption: Encryption?.EncryptionType,
    SSEKMSKeyId: Encryption?.KMSKeyId,
    SSEKMSEncryptionContext: Encryption?.KMSContext,
    Tagging: tags?.join('&'),
    Metadata: Object.fromEntries(metadata) as Record<string, string>,
    GrantFullControl: granted(grants, 'FULL_CONTROL'),
    GrantRead: granted(grants, 'READ'),
    GrantReadACP: granted(grants, 'READ_ACP'),
    GrantWriteACP: granted(grants, 'WRITE_ACP'),
  });
}

/** Grants as a header has them. */
function granted(
  grants: NonNullable<Place['AccessControlList']>,
  permission: string,
): string | undefined {
  const named = grants.flatMap(({ Grantee, Permission }) =>
    Grantee && Permission === permission ? [nameOf(Grantee)] : [],
  );
  return named.length > 0 ? named.join(', ') : undefined;
}

type Grantee = NonNullable<NonNullable<Place['AccessControlList']>[number]['Grantee']>;

function nameOf({ Type, ID, URI, EmailAddress }: Grantee): string {
  if (Type === 'Group') return `uri="${URI}"`;
  return Type === 'AmazonCustomerByEmail' ? `emailAddress="${EmailAddress}"` : `id="${ID}"`;
}

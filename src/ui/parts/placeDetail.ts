/** What is selected in the world: its attributes, and the requests it can begin. */
import { html, nothing, type TemplateResult } from 'lit';
import type { BucketRecord, ObjectRecord, VersionRecord } from '../../storage/records.ts';
import type { WorldView } from '../../worker/api.ts';
import type { Emit, Prefill } from '../intent.ts';
import { bucketNamed, isSynthetic, keysOf, objectAt, versionsOf, type Place } from '../look.ts';
import { count, dateTime, short, size } from '../text.ts';
import { copyButton } from './copyButton.ts';
import { icon } from './icon.ts';
import { settings } from './settings.ts';

export function placeDetail(world: WorldView, place: Place, emit: Emit): TemplateResult {
  const bucket = bucketNamed(world, place.bucket);
  const close = html`<button type="button" class="icon-button" aria-label="Close details" title="Close (Esc)" @click=${() => emit({ do: 'select', place: null })}>
    ${icon('cross')}
  </button>`;
  return html`<div class="detail">
    <div class="detail-head">
      <h3>
        <span class="muted">${place.bucket}${place.key === undefined ? nothing : ' /'}</span>
        ${place.key ?? nothing}
      </h3>
      ${close}
    </div>
    ${bucket ? (place.key === undefined ? bucketBody(world, bucket.bucket, place, emit) : objectBody(world, place, emit)) : gone()}
  </div>`;
}

function gone(): TemplateResult {
  return html`<p class="muted pad">It is no longer there.</p>`;
}

const labels: Readonly<Record<Prefill, string>> = {
  copyFrom: 'Copy from here',
  copyTo: 'Copy to here',
  get: 'Get',
  head: 'Head',
  delete: 'Delete',
  put: 'Put here',
  list: 'List',
};

function actions(kinds: readonly Prefill[], place: Place, emit: Emit): TemplateResult {
  return html`<div class="detail-actions">
    ${kinds.map(
      (as) =>
        html`<button type="button" class="button small" @click=${() => emit({ do: 'prefill', as, place })}>${labels[as]}</button>`,
    )}
  </div>`;
}

function row(name: string, value: unknown): TemplateResult {
  return html`<div class="fact"><dt>${name}</dt><dd>${value}</dd></div>`;
}

/** What the rows above the settings tell, or nobody needs to see. */
const ofBuckets = new Set(
  'kind id name account region locationConstraint created versioning tags'.split(' '),
);
const ofObjects = new Set(
  'kind id bucket key seq versionId modified owner system metadata tags storageClass websiteRedirect encryption body etag checksum parts uploadId'.split(
    ' ',
  ),
);

function bucketBody(
  world: WorldView,
  bucket: BucketRecord,
  place: Place,
  emit: Emit,
): TemplateResult {
  const view = bucketNamed(world, bucket.name);
  const keys = view ? keysOf(view).length : 0;
  return html`${actions(['copyTo', 'put', 'list'], place, emit)}
    <dl class="facts">
      ${row('Owner', ownerName(world, bucket.account))}${row('Region', html`<code>${bucket.region}</code>`)}
      ${row('Versioning', bucket.versioning ?? 'never enabled')}${row('Holds', count(keys, 'key'))}
      ${row('Created', dateTime(bucket.created))}
      ${bucket.tags.map((tag) => row(`Tag ${tag.Key}`, tag.Value))}
    </dl>
    ${settings(bucket, ofBuckets)}`;
}

function ownerName(world: WorldView, account: string): string {
  const name = world.accounts.find((a) => a.id === account)?.displayName;
  return name ? `${name} · ${account}` : account;
}

function objectBody(world: WorldView, place: Place, emit: Emit): TemplateResult {
  const versions = versionsOf(world, place.bucket, place.key ?? '');
  const object = objectAt(world, place);
  if (versions.length === 0) return gone();
  return html`${actions(object ? ['copyFrom', 'copyTo', 'get', 'head', 'delete'] : ['copyTo', 'delete'], place, emit)}
    ${object ? objectFacts(world, object) : html`<p class="muted pad">A delete marker: to a request without a version id, there is nothing here.</p>`}
    ${versions.length > 1 || !object ? versionList(versions, place, emit) : nothing}`;
}

function objectFacts(world: WorldView, object: ObjectRecord): TemplateResult {
  const { system, metadata, tags, checksum } = object;
  return html`<dl class="facts">
      ${row('Size', html`${size(object.body.size)}${isSynthetic(object) ? html` <span class="muted">░ described, takes no memory</span>` : nothing}`)}
      ${row('ETag', html`<code>"${object.etag}"</code>${copyButton(`"${object.etag}"`, 'ETag')}`)}
      ${row('Modified', dateTime(object.modified))}
      ${row('Version', html`<code>${object.versionId}</code>${copyButton(object.versionId, 'version id')}`)}
      ${Object.entries(system).map(([name, value]) => row(name.replace(/(?<=[a-z])(?=[A-Z])/g, '-'), value))}
      ${row('Storage class', object.storageClass)}
      ${row('Encryption', object.encryption.type)}
      ${'keyArn' in object.encryption ? row('KMS key', html`<code>${object.encryption.keyArn}</code>${copyButton(object.encryption.keyArn, 'key ARN')}`) : nothing}
      ${object.websiteRedirect ? row('Redirect', object.websiteRedirect) : nothing}
      ${row(checksum.algorithm, html`<code>${checksum.value}</code> <span class="muted">${checksum.type}</span>`)}
      ${object.parts ? row('Parts', count(object.parts.length, 'part')) : nothing}
      ${row('Owner', ownerName(world, object.owner))}
    </dl>
    ${pairs('Metadata', Object.entries(metadata))}
    ${pairs(
      'Tags',
      tags.map((tag) => [tag.Key, tag.Value] as const),
    )}
    ${settings(object, ofObjects)}`;
}

function pairs(
  title: string,
  entries: readonly (readonly [string, string])[],
): TemplateResult | typeof nothing {
  if (entries.length === 0) return nothing;
  return html`<h4>${title}</h4>
    <dl class="facts">${entries.map(([name, value]) => row(name, value))}</dl>`;
}

function versionList(versions: readonly VersionRecord[], place: Place, emit: Emit): TemplateResult {
  return html`<h4>Versions</h4>
    <ul class="versions">
      ${versions.map((version, i) => {
        const chosen =
          place.versionId === version.versionId || (place.versionId === undefined && i === 0);
        const { bucket, key, versionId } = version;
        return html`<li>
          <button type="button" class="version" aria-pressed=${chosen ? 'true' : 'false'} @click=${() => emit({ do: 'select', place: { bucket, key, versionId } })}>
            ${icon(version.kind === 'object' ? 'version' : 'marker')}
            <code>${version.kind === 'object' ? short(versionId, 10) : 'delete marker'}</code>
            <span class="muted">${version.kind === 'object' ? size(version.body.size) : nothing}</span>
            ${i === 0 ? html`<span class="pill">latest</span>` : nothing}
          </button>
        </li>`;
      })}
    </ul>`;
}

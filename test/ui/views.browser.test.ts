/** Panels as pure views: state in, DOM out, intents back. No worker, no network. */
import { html, render, type TemplateResult } from 'lit';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import '../../src/ui/app.ts';
import type { App } from '../../src/ui/app.ts';
import { firstDraft } from '../../src/ui/examples.ts';
import type { Intent } from '../../src/ui/intent.ts';
import { answerView } from '../../src/ui/panels/answer.ts';
import { requestView } from '../../src/ui/panels/request.ts';
import { timelineView } from '../../src/ui/panels/timeline.ts';
import { traceView, type TraceLocal } from '../../src/ui/panels/trace.ts';
import { placeDetail } from '../../src/ui/parts/placeDetail.ts';
import { valueView } from '../../src/ui/parts/value.ts';
import { type AppState, firstState } from '../../src/ui/state.ts';
import { badSignature, denied, notAllowed, refused, succeeded, world } from './samples.ts';

let box: HTMLElement;
let intents: Intent[];

beforeEach(() => {
  box = document.body.appendChild(document.createElement('div'));
  intents = [];
});

afterEach(() => box.remove());

const draft = firstDraft(world);
const ready: AppState = {
  ...firstState,
  phase: 'ready',
  world,
  draft,
  workspace: { name: 'x', saved: true },
};
const both: AppState = { ...ready, exchanges: [succeeded, refused] };
const emit = (intent: Intent) => void intents.push(intent);
const show = (view: TemplateResult) => render(view, box);
const texts = (selector: string) =>
  [...box.querySelectorAll(selector)].map((e) => e.textContent?.replace(/\s+/g, ' ').trim());
const diff = { all: false, setAll: () => {} };

describe('Answer', () => {
  test('before the first answer offers requests worth a click', () => {
    show(answerView(ready, diff, emit));
    box.querySelector<HTMLElement>('.example')?.click();
    expect(intents).toMatchObject([{ do: 'example', draft: { operation: 'CopyObject' } }]);
  });

  test('shows each changed attribute with where its value is from and the step that decided it', () => {
    show(answerView({ ...both, shown: 1, tab: 'diff' }, diff, emit));
    expect(texts('.diff thead th')).toEqual(['Attribute', 'Source', 'After', 'Why']);
    expect(texts('.row-defaulted th')).toEqual(['Storage class']);
    expect(box.querySelector('.row-defaulted a')?.getAttribute('href')).toBe('#/e/1/trace/9');
    expect(texts('.row-unchanged')).toEqual([]);
    show(answerView({ ...both, shown: 1, tab: 'diff' }, { ...diff, all: true }, emit));
    expect(texts('.row-unchanged th')).toEqual(['Owner']);
  });

  test('tells the reason of neighbouring rows once, and leaves it with a row that surprises', () => {
    show(answerView({ ...both, shown: 1, tab: 'diff' }, diff, emit));
    const bodies = [...box.querySelectorAll('.diff tbody')];
    for (const body of bodies) {
      const reason = body.querySelector<HTMLTableCellElement>('.why');
      expect(body.querySelectorAll('.why')).toHaveLength(1);
      expect(reason?.rowSpan).toBe(body.querySelectorAll('tr').length);
    }
    expect(bodies.some((body) => body.querySelectorAll('tr').length > 1)).toBe(true);
    const marked = bodies.map((body) => body.classList.contains('marked'));
    expect(marked).toEqual(marked.toSorted((a, b) => Number(b) - Number(a)));
  });

  test('cuts a long word in its middle, and shows a time without its zeros; the whole is in the title', () => {
    show(
      html`${valueView('zMhe6Ib0GfkAZpzY9HUXsXB3zML_vUm4')}${valueView('2026-01-01T00:00:05.000Z')}`,
    );
    expect(texts('.cut-tail')).toEqual(['L_vUm4']);
    expect(box.querySelector('.cut')?.getAttribute('title')).toBe(
      'zMhe6Ib0GfkAZpzY9HUXsXB3zML_vUm4',
    );
    expect(texts('time')).toEqual(['2026-01-01 00:00:05Z']);
    expect(box.querySelector('time')?.dateTime).toBe('2026-01-01T00:00:05.000Z');
  });

  test('leads from the deciding sentence to the page that says so', () => {
    show(answerView({ ...both, shown: 2, tab: 'answer' }, diff, emit));
    const link = box.querySelector<HTMLAnchorElement>('.verdict .source');
    expect(link?.href).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//);
    expect(texts('.ribbon-key li')).toContain('refused here');
  });

  test('of a refusal shows code, message and what the deciding step looked at', () => {
    show(answerView({ ...both, shown: 2, tab: 'answer' }, diff, emit));
    expect(texts('.error-card > h3')).toEqual(['PreconditionFailed']);
    expect(texts('.error-card dt')).toContain('Condition');
    expect(texts('.step-body dt')).toContain('if none match');
    expect(texts('.evidence')).toEqual(['recorded']);
  });

  test('hides the signature of the request', () => {
    show(answerView({ ...both, shown: 1, tab: 'headers' }, diff, emit));
    expect(box.textContent).toContain('Signature=<hidden>');
    expect(box.textContent).not.toContain('0f1e2d3c');
  });

  test('without an outcome says why there is none', () => {
    show(answerView({ ...both, shown: 1, tab: 'sdk' }, diff, emit));
    expect(texts('.empty-title')).toEqual(['Not seen by a sender of this page']);
  });

  test('every header of the samples has a meaning', () => {
    show(answerView({ ...both, shown: 1, tab: 'headers' }, diff, emit));
    expect(texts('.header-meaning')).not.toContain('');
  });
});

describe('Trace', () => {
  const local: TraceLocal = {
    filter: 'applied',
    setFilter: () => {},
    open: new Map(),
    toggle: () => {},
    focused: null,
  };

  test('has the deciding step open, and the others closed', () => {
    show(traceView(refused, local));
    expect(texts('[aria-expanded="true"] .step-n')).toEqual(['6']);
    expect(box.querySelectorAll('[aria-expanded="false"]')).toHaveLength(5);
  });

  test('can be cut down to what decided', () => {
    show(traceView(refused, { ...local, filter: 'decisive' }));
    expect(texts('.step-n')).toEqual(['6']);
    show(traceView(succeeded, { ...local, filter: 'choices' }));
    expect(texts('.step-value')).toEqual(['source', '2 tags', 'STANDARD', 'CRC64NVME', 'null']);
  });
});

describe('A refusal by policies', () => {
  const local: TraceLocal = {
    filter: 'applied',
    setFilter: () => {},
    open: new Map(),
    toggle: () => {},
    focused: null,
  };
  const all: AppState = { ...ready, exchanges: [denied, notAllowed, badSignature] };

  test('says in its headline which statement decided, and leads to it', () => {
    show(answerView({ ...all, shown: 3, tab: 'answer' }, diff, emit));
    const link = box.querySelector<HTMLAnchorElement>('.verdict-statement');
    expect(link?.textContent).toBe(
      'OnlyEncrypted in the bucket policy of backup denies s3:PutObject.',
    );
    expect(link?.getAttribute('href')).toBe('#/e/3/trace/6');
  });

  test('has the deciding policy open with its statement marked, in words too', () => {
    show(traceView(denied, local));
    expect(texts('.policy[open] > summary')).toEqual(['bucket policy of backup denies it']);
    expect(texts('.deciding .statement-head')).toEqual(['Deny OnlyEncrypted applies decided']);
    expect(texts('.statement:not(.deciding) .statement-head')).toContain(
      'Allow PartnerReads does not apply',
    );
    expect(texts('.statement-why')).toContain('action and resource match');
  });

  test('says what would allow it, with the JSON to copy and the form that does it', () => {
    show(answerView({ ...all, shown: 4, tab: 'answer' }, diff, emit));
    expect(texts('.remedy > p')).toHaveLength(2);
    expect(texts('.remedy pre')[0]).toContain('"Action": "s3:PutObject"');
    expect(box.querySelectorAll('.remedy bl-copy')).toHaveLength(2);
    expect(texts('.remedy > button')).toEqual([
      'Open carol’s policies',
      'Open PutBucketPolicy for backup',
    ]);
    for (const button of box.querySelectorAll<HTMLElement>('.remedy > button')) button.click();
    expect(intents).toMatchObject([
      { do: 'person', person: { arn: 'arn:aws:iam::123456789012:user/carol' } },
      { do: 'fill', draft: { operation: 'PutBucketPolicy', bucket: 'backup' } },
    ]);
  });

  test('for its signature shows both sides with the line that differs marked', () => {
    show(traceView(badSignature, local));
    expect(texts('.sides .differs td')).toEqual([
      'content-type:image/png (differs)',
      'content-type:image/jpeg (differs)',
    ]);
    expect(texts('.signed-text h3')).toEqual(['String to sign']);
    expect(texts('.facts dt')).toEqual(['access key id']);
  });
});

test('a bucket’s policy is shown as JSON to unfold, not as one long line', () => {
  show(placeDetail(world, { bucket: 'backup' }, emit));
  expect(texts('.setting summary')).toEqual(['Version, Statement']);
  expect(box.querySelector('.setting pre')?.textContent).toContain('"Sid": "PartnerReads",\n');
});

describe('Request', () => {
  const folds = {
    open: new Map([
      ['sourceConditions', true],
      ['metadata', true],
    ]),
    fold: () => {},
  };

  test('a field is not sent, sent empty or sent', () => {
    const sent = {
      ...draft,
      headers: [...draft.headers, ['cache-control', ''], ['content-type', 'a/b']] as const,
    };
    show(requestView({ ...ready, draft: sent }, folds, emit));
    const stateOf = (name: string) =>
      box.querySelector(`#f-header-${name}`)?.closest('.field')?.className;
    expect(stateOf('content_type')).toContain('is-sent');
    expect(stateOf('cache_control')).toContain('is-empty');
    expect(stateOf('expires')).toContain('is-absent');
  });

  test('the permissions that the operation takes are listed', () => {
    show(requestView({ ...ready, draft: { ...draft, operation: 'CopyObject' } }, folds, emit));
    const shown = [...box.querySelectorAll('.needs li')].map(({ textContent }) => textContent);
    expect(shown).toContain('s3:PutObject on the key');
    expect(shown).toContain(
      's3:GetObjectTagging on the source, when no version is named and tags are copied',
    );
    expect(box.querySelector('.needs .group-inside')?.textContent).toBe(
      's3:PutObject · s3:GetObject',
    );
    show(requestView({ ...ready, draft: { ...draft, operation: '' } }, folds, emit));
    expect(box.querySelector('.needs')).toBeNull();
  });

  test('callers are grouped by account, with sessions of roles among them', () => {
    show(requestView(ready, folds, emit));
    const group = box.querySelector<HTMLOptGroupElement>('#principal optgroup');
    expect(group?.label).toBe('alice · 123456789012');
    expect([...(group?.children ?? [])].map((one) => one.textContent)).toEqual([
      'alice',
      'carol',
      'carol by carol-2 (disabled)',
      'copier / nightly',
    ]);
  });

  test('typing sends a header, and its box resets it to not sent', () => {
    show(requestView(ready, folds, emit));
    const input = box.querySelector<HTMLInputElement>('#f-header-cache_control');
    if (input) input.value = 'no-store';
    input?.dispatchEvent(new Event('input'));
    expect(intents.at(-1)).toMatchObject({
      draft: { headers: [draft.headers[0], ['cache-control', 'no-store']] },
    });
    show(
      requestView(
        { ...ready, draft: { ...draft, headers: [['cache-control', 'x']] } },
        folds,
        emit,
      ),
    );
    box.querySelector<HTMLElement>('#f-header-cache_control-sent')?.click();
    expect(intents.at(-1)).toMatchObject({ draft: { headers: [] } });
  });

  test('a group that sends something is open, the others say what they hold', () => {
    const sent = {
      ...draft,
      headers: [...draft.headers, ['x-amz-storage-class', 'GLACIER']] as const,
    };
    show(requestView({ ...ready, draft: sent }, { ...folds, open: new Map() }, emit));
    expect(texts('.group[open] .group-title')).toEqual(['Storage class & redirect']);
    expect(texts('.group:not([open]) .group-inside')).toContain('If-Match · If-None-Match');
  });

  test('a text that cannot be read has no hints: they would be about another request', () => {
    const odd = { ...draft, headers: [...draft.headers, ['x-foo', '1']] as const };
    const state = { ...ready, draft: odd, view: 'raw' as const };
    show(requestView(state, folds, emit));
    expect(box.querySelectorAll('.hint').length).toBeGreaterThan(0);
    show(requestView({ ...state, raw: 'PUT cat.jpg' }, folds, emit));
    expect(box.querySelectorAll('.hint')).toHaveLength(0);
    expect(box.querySelector('#raw-state')?.textContent).toContain('Line 1, column 5');
  });

  test('closed groups say how much of them is sent', () => {
    const sent = {
      ...draft,
      headers: [...draft.headers, ['x-amz-meta-a', '1'], ['x-amz-meta-b', '2']] as const,
    };
    show(requestView({ ...ready, draft: sent }, { ...folds, open: new Map() }, emit));
    expect(texts('.group .count')).toEqual(['2 sent']);
  });

  test('a hint’s button applies its fix', () => {
    show(
      requestView(
        { ...ready, draft: { ...draft, headers: [...draft.headers, ['x-amz-meta-a', '1']] } },
        folds,
        emit,
      ),
    );
    box.querySelector<HTMLElement>('.hint button')?.click();
    expect(intents).toMatchObject([
      { do: 'edit', draft: { headers: [{}, {}, ['x-amz-metadata-directive', 'REPLACE']] } },
    ]);
  });

  test('every control has a name', () => {
    show(
      requestView(
        ready,
        { ...folds, open: new Map(['metadata', 'tags', 'others'].map((id) => [id, true])) },
        emit,
      ),
    );
    for (const control of box.querySelectorAll<HTMLInputElement>('input, select, textarea')) {
      expect(control.labels?.length || control.ariaLabel, control.outerHTML).toBeTruthy();
    }
  });
});

describe('Timeline', () => {
  test('lists exchanges, newest first, with the shown one marked', () => {
    show(timelineView({ ...both, shown: 1 }, emit));
    expect(texts('.entry-n')).toEqual(['2', '1']);
    expect(texts('[aria-current] .entry-n')).toEqual(['1']);
    box.querySelector<HTMLElement>('.entry')?.click();
    expect(intents).toEqual([{ do: 'open', n: 2 }]);
  });
});

describe('the shell', () => {
  async function shell(change: Partial<AppState>): Promise<App> {
    const app = document.createElement('bl-app');
    app.state = { ...ready, ...change };
    app.act = emit;
    box.append(app);
    await app.updateComplete;
    return app;
  }

  test('says when nothing is saved and when the page itself intercepts', async () => {
    const app = await shell({
      workspace: { name: 'x', saved: false, reason: 'IndexedDB is blocked.' },
      interception: { mode: 'in-page', reason: 'none here' },
    });
    expect(texts('.badge')).toEqual(['This session is not saved', 'In-page interception']);
    for (const badge of app.querySelectorAll<HTMLElement>('.badge')) badge.click();
    expect(intents).toMatchObject([
      { do: 'toast', text: expect.stringContaining('IndexedDB is blocked.') },
      { do: 'toast', text: expect.stringContaining('none here') },
    ]);
  });

  test('says that the simulator stopped, and offers to start it again', async () => {
    const app = await shell({ phase: 'crashed', trouble: 'It ran out of memory.' });
    expect(app.querySelector('.banner')?.textContent).toContain('It ran out of memory.');
    expect(app.querySelector('.banner')?.textContent).toContain('is saved');
    app.querySelector<HTMLElement>('.banner button')?.click();
    expect(intents).toEqual([{ do: 'restart' }]);
  });

  test('an error is one sentence that can be dismissed', async () => {
    const app = await shell({ toast: 'The request did not reach the simulator.' });
    app.querySelector<HTMLElement>('.toast button')?.click();
    expect(intents).toEqual([{ do: 'toast', text: null }]);
  });
});

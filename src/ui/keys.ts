/** The one key table: dispatch, the shortcut sheet, aria-keyshortcuts and tests all read it. */

export type KeyAction =
  | 'send'
  | 'sendTrace'
  | 'nextPanel'
  | 'previousPanel'
  | 'filter'
  | 'sheet'
  | 'copyFrom'
  | 'copyTo'
  | 'delete'
  | 'replay'
  | 'duplicate'
  | 'nextDecisive'
  | 'previousDecisive';

export type KeyScope = 'anywhere' | 'world' | 'timeline' | 'trace';

export interface KeyBinding {
  readonly action: KeyAction;
  readonly scope: KeyScope;
  /** As `KeyboardEvent.key`, with `Ctrl+` (⌘ on a Mac) and `Shift+` before it. */
  readonly key: string;
  readonly does: string;
}

export const keyTable: readonly KeyBinding[] = [
  {
    action: 'send',
    scope: 'anywhere',
    key: 'Ctrl+Enter',
    does: 'Send the request, also while typing',
  },
  {
    action: 'sendTrace',
    scope: 'anywhere',
    key: 'Ctrl+Shift+Enter',
    does: 'Send and open the trace',
  },
  { action: 'nextPanel', scope: 'anywhere', key: 'F6', does: 'Next panel' },
  { action: 'previousPanel', scope: 'anywhere', key: 'Shift+F6', does: 'Previous panel' },
  { action: 'filter', scope: 'anywhere', key: '/', does: 'Filter the world' },
  { action: 'sheet', scope: 'anywhere', key: '?', does: 'This sheet' },
  { action: 'copyFrom', scope: 'world', key: 'c', does: 'Copy from the object in focus' },
  { action: 'copyTo', scope: 'world', key: 't', does: 'Copy to it' },
  { action: 'delete', scope: 'world', key: 'Delete', does: 'Prepare its DeleteObject' },
  { action: 'replay', scope: 'timeline', key: 'r', does: 'Replay the entry in focus' },
  { action: 'duplicate', scope: 'timeline', key: 'd', does: 'Take it into the request form' },
  { action: 'nextDecisive', scope: 'trace', key: 'n', does: 'Next deciding step' },
  { action: 'previousDecisive', scope: 'trace', key: 'p', does: 'Previous deciding step' },
];

/** Keys that need no binding here because every list and tab strip has them. */
export const customaryKeys: readonly (readonly [keys: string, does: string])[] = [
  ['↑ ↓ Home End', 'Move in the world, the trace and the timeline'],
  ['← →', 'Fold and unfold in the world; move along tabs'],
  ['Enter', 'Open what is in focus'],
  ['Esc', 'Close; clear the filter'],
];

/** The binding's key as one press, `Ctrl` standing for ⌘ too. */
function pressed(event: KeyboardEvent): string {
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl+' : '';
  const named = event.key.length > 1;
  return `${ctrl}${event.shiftKey && (named || ctrl) ? 'Shift+' : ''}${event.key}`;
}

/** What a key press means in a scope. Never while an input method composes, nor for AltGr. */
export function actionOf(event: KeyboardEvent, scope: KeyScope): KeyAction | undefined {
  if (event.isComposing || event.altKey || event.getModifierState('AltGraph')) return undefined;
  const key = pressed(event);
  const plain = key.length === 1;
  if (plain && isTyping(event)) return undefined;
  return keyTable.find((binding) => binding.scope === scope && binding.key === key)?.action;
}

function isTyping(event: KeyboardEvent): boolean {
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName);
}

/** For `aria-keyshortcuts`. */
export function shortcut(action: KeyAction): string {
  const key = keyTable.find((binding) => binding.action === action)?.key ?? '';
  return key.replaceAll('Ctrl', 'Control');
}

const mac = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');

/** For people: `Ctrl ↵`, or `⌘ ↵` on a Mac. */
export function shownKey(key: string): string {
  const names: Readonly<Record<string, string>> = {
    Ctrl: mac ? '⌘' : 'Ctrl',
    Shift: mac ? '⇧' : 'Shift',
    Enter: '↵',
    Delete: 'Del',
  };
  return key
    .split('+')
    .map((part) => names[part] ?? part)
    .join(' ');
}

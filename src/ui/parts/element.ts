/** A panel's element: state in by property, intents out by event, rendered in the page's own DOM. */
import { LitElement, type PropertyValues } from 'lit';
import { emitFrom, type Emit } from '../intent.ts';
import { firstState, type AppState } from '../state.ts';

export abstract class PanelElement extends LitElement {
  static override properties = { state: { attribute: false } };

  declare state: AppState;
  protected readonly emit: Emit = emitFrom(this);

  constructor() {
    super();
    this.state = firstState;
  }

  /** Light DOM: labels and descriptions find each other, and one stylesheet serves all. */
  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  /** Which parts of the state this panel shows; others do not make it render. */
  protected abstract readonly shows: readonly (keyof AppState)[];

  protected override shouldUpdate(changed: PropertyValues<this>): boolean {
    const before = changed.get('state');
    if (!before || changed.size > 1 || !changed.has('state')) return true;
    return this.shows.some((part) => before[part] !== this.state[part]);
  }
}

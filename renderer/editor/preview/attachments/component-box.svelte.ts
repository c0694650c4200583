import { type EditorView, WidgetType } from '@codemirror/view';
import { type Component, mount, unmount } from 'svelte';
import { elementOf } from '../element.ts';

/** Where a component stands in an editor. */
export interface BoxPlace {
  readonly view: EditorView;
  readonly holder: HTMLElement;
}

/** What a component in the text gets: what is drawn, and where. */
export interface BoxProps<What> {
  what: What;
  readonly place: BoxPlace;
}

/** A component in a page, and what exchanges what it draws. */
interface Mounted {
  readonly component: Record<string, unknown>;
  readonly draw: (what: object) => void;
}

const mounted = new WeakMap<HTMLElement, Mounted>();

/** A Svelte component in the text. While it only looks different it stays, with the focus in it. */
export class ComponentBox<What extends object> extends WidgetType {
  readonly #component: Component<BoxProps<What>>;
  readonly #what: What;
  readonly #classes: string;

  constructor(component: Component<BoxProps<What>>, what: What, classes: string) {
    super();
    this.#component = component;
    this.#what = what;
    this.#classes = classes;
  }

  override eq(other: ComponentBox<What>): boolean {
    return (
      other.#component === this.#component && other.#classes === this.#classes && areAlike(other.#what, this.#what)
    );
  }

  toDOM(view: EditorView): HTMLElement {
    const holder = elementOf('span', this.#classes);
    const props = $state<BoxProps<What>>({ what: this.#what, place: { view, holder } });
    const component = mount(this.#component, { target: holder, props });
    // Whoever exchanges it is a box of the same component.
    mounted.set(holder, { component, draw: (what) => void Object.assign(props, { what }) });
    return holder;
  }

  override updateDOM(holder: HTMLElement, _view: EditorView, from: ComponentBox<What>): boolean {
    const known = mounted.get(holder);
    if (known === undefined || from.#component !== this.#component) return false;
    holder.className = this.#classes;
    known.draw(this.#what);
    return true;
  }

  override destroy(holder: HTMLElement): void {
    const known = mounted.get(holder);
    if (known !== undefined) void unmount(known.component);
  }

  override ignoreEvent(): boolean {
    return true;
  }
}

/** Whether two flat values say the same. */
function areAlike(one: object, other: object): boolean {
  return Object.entries(one).every(([key, value]) => Reflect.get(other, key) === value);
}

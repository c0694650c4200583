import type { LayerMarker } from '@codemirror/view';
import { elementOf } from '../preview/element.ts';

/** How long a name stands at a caret that moved. Milliseconds. */
const NAMED_MS = 2000;

/** Where a marker is drawn, in pixels from the corner of the text. */
export interface MarkerBox {
  readonly left: number;
  readonly top: number;
  readonly height: number;
  /** Absent for a caret between two characters; else a frame around a cell. */
  readonly width?: number;
}

/** Whose caret it is. */
export interface CaretOwner {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
}

const timers = new WeakMap<HTMLElement, ReturnType<typeof setTimeout>>();

/** Somebody else's caret with their name, above the text and no part of it. */
export class CaretMarker implements LayerMarker {
  readonly #owner: CaretOwner;
  readonly #box: MarkerBox;
  readonly #hasMoved: boolean;

  /** `hasMoved`: its owner moved it, not what was written before it. */
  constructor(owner: CaretOwner, box: MarkerBox, hasMoved: boolean) {
    this.#owner = owner;
    this.#box = box;
    this.#hasMoved = hasMoved;
  }

  eq(other: CaretMarker): boolean {
    const { left, top, height, width } = this.#box;
    const box = other.#box;
    const isSameBox = left === box.left && top === box.top && height === box.height && width === box.width;
    return !this.#hasMoved && isSameBox && this.#owner.id === other.#owner.id && this.#owner.name === other.#owner.name;
  }

  draw(): HTMLElement {
    const element = elementOf('div', 'cm-remote-caret', elementOf('span', 'cm-remote-name', ''));
    this.update(element);
    showName(element);
    return element;
  }

  update(element: HTMLElement): boolean {
    const { left, top, height, width } = this.#box;
    const { style, firstElementChild: name } = element;
    style.left = `${left}px`;
    style.top = `${top}px`;
    style.height = `${height}px`;
    style.width = width === undefined ? '' : `${width}px`;
    style.setProperty('--person', this.#owner.colour);
    element.classList.toggle('cm-remote-cell', width !== undefined);
    // Where there is no line above, the name stands below.
    element.classList.toggle('cm-remote-first', top < height);
    element.dataset['person'] = this.#owner.id;
    if (name !== null) name.textContent = this.#owner.name;
    if (this.#hasMoved) showName(element);
    return true;
  }
}

/** Shows the name at a caret for a moment. */
export function showName(element: HTMLElement): void {
  clearTimeout(timers.get(element));
  element.classList.add('cm-remote-named');
  timers.set(
    element,
    setTimeout(() => element.classList.remove('cm-remote-named'), NAMED_MS),
  );
}

import { EditorSelection, type Extension, StateEffect } from '@codemirror/state';
import { EditorView, layer, RectangleMarker, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { PersonInText } from '../../state/presence/person.ts';
import { isShared } from '../text-binding.ts';
import { boxOf } from './caret-boxes.ts';
import { CaretMarker, showName } from './caret-marker.ts';
import { type CaretPlace, placeOf } from './caret-positions.ts';
import { FollowedCaret } from './followed-caret.ts';

/** Where an editor learns who else is in its note. */
export interface PeopleInText {
  readonly carets: () => readonly PersonInText[];
  /** Whose caret is to stay in sight. */
  readonly followed: () => string | undefined;
  readonly unfollow: () => void;
  readonly onChange: (listener: () => void) => () => void;
}

/** Somebody came, went or moved. */
const peopleChanged = StateEffect.define<undefined>();

const isNews = ({ docChanged, transactions }: ViewUpdate): boolean =>
  docChanged || transactions.some(({ effects }) => effects.some((effect) => effect.is(peopleChanged)));

/** How near the pointer must be to a caret for its name to show. Pixels. */
const NEAR_PX = 6;

/** Draws where others are in the text: selections behind it, carets with names above it, and nothing in it. */
export function remoteCarets(people: PeopleInText): Extension {
  const plugin = ViewPlugin.define((view) => new RemoteCarets(view, people));
  return [
    plugin,
    layer({
      above: false,
      class: 'cm-remote-selections',
      update: isNews,
      markers: (view) => view.plugin(plugin)?.selections(view) ?? [],
    }),
    layer({
      above: true,
      class: 'cm-remote-carets',
      update: isNews,
      markers: (view) => view.plugin(plugin)?.carets(view) ?? [],
    }),
    EditorView.domEventObservers({ mousemove: ({ clientX, clientY }, view) => nameNear(view, clientX, clientY) }),
  ];
}

class RemoteCarets {
  readonly #people: PeopleInText;
  readonly #followed: FollowedCaret;
  readonly #leave: () => void;
  /** Where each caret would be had its owner not moved it. */
  readonly #heads = new Map<string, number>();

  constructor(view: EditorView, people: PeopleInText) {
    this.#people = people;
    this.#followed = new FollowedCaret(view, people.unfollow);
    this.#leave = people.onChange(() => {
      view.dispatch({ effects: peopleChanged.of(undefined) });
      this.#showFollowed(view);
    });
  }

  update({ docChanged, transactions, changes, view }: ViewUpdate): void {
    if (!docChanged) return;
    if (transactions.every(isShared)) {
      if (this.#people.followed() !== undefined) queueMicrotask(() => this.#showFollowed(view));
      return;
    }
    for (const [id, head] of this.#heads) this.#heads.set(id, changes.mapPos(head, 1));
    if (this.#people.followed() !== undefined) queueMicrotask(this.#people.unfollow);
  }

  destroy(): void {
    this.#leave();
    this.#followed.close();
  }

  selections(view: EditorView): RectangleMarker[] {
    return this.#places(view).flatMap(({ person, place: { anchor, head } }) => {
      if (anchor === head) return [];
      const hue = /\d+/.exec(person.colour)?.[0] ?? '';
      const className = `cm-remote-selection cm-remote-hue-${hue}`;
      return [...RectangleMarker.forRange(view, className, EditorSelection.range(anchor, head))];
    });
  }

  carets(view: EditorView): CaretMarker[] {
    return this.#places(view).flatMap(({ person, place: { head } }) => {
      const hasMoved = this.#heads.get(person.id) !== head;
      this.#heads.set(person.id, head);
      const box = boxOf(view, head);
      return box ? [new CaretMarker(person, box, hasMoved)] : [];
    });
  }

  #places({ state }: EditorView): { readonly person: PersonInText; readonly place: CaretPlace }[] {
    return this.#people.carets().flatMap((person) => {
      const place = placeOf(state, person.caret);
      return place ? [{ person, place }] : [];
    });
  }

  #showFollowed(view: EditorView): void {
    const followed = this.#people.followed();
    const place = this.#places(view).find(({ person }) => person.id === followed)?.place;
    this.#followed.show(place?.head);
  }
}

function nameNear(view: EditorView, x: number, y: number): void {
  for (const caret of view.scrollDOM.querySelectorAll<HTMLElement>('.cm-remote-caret')) {
    const { left, right, top, bottom } = caret.getBoundingClientRect();
    if (x >= left - NEAR_PX && x <= right + NEAR_PX && y >= top && y <= bottom) showName(caret);
  }
}

import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, EditorView, ViewPlugin, WidgetType } from '@codemirror/view';
import * as Y from 'yjs';
import type { Batch } from '../../state/attachments/uploads.svelte.ts';
import { texts } from '../../state/texts.svelte.ts';
import { elementOf } from '../preview/element.ts';
import { sharedTextOf } from '../text-binding.ts';

/** Files on their way into the text, and where they will stand. Units from its beginning. */
interface Arriving {
  readonly batch: Batch;
  readonly at: number;
}

/** Keeps a place for files. */
export const keepPlace = StateEffect.define<Arriving>();
/** The files have come, or never will: their place is given up. */
export const givePlace = StateEffect.define<Batch>();

const places = StateField.define<readonly Arriving[]>({
  create: () => [],
  update(before, { changes, effects, docChanged }) {
    const kept = effects.flatMap((effect) => (effect.is(keepPlace) ? [effect.value] : []));
    const given = effects.flatMap((effect) => (effect.is(givePlace) ? [effect.value] : []));
    if (!docChanged && kept.length === 0 && given.length === 0) return before;
    // What is written at a place comes behind it, for whoever attaches a file writes on; but files that came stay before
    // those that were attached there after them.
    const landed = before.findIndex(({ batch }) => given.includes(batch));
    const moved = before.map(({ batch, at }, index) => {
      const isBehind = landed >= 0 && index > landed;
      return { batch, at: changes.mapPos(at, isBehind ? 1 : -1) };
    });
    return [...moved.filter(({ batch }) => !given.includes(batch)), ...kept];
  },
  provide: (field) =>
    EditorView.decorations.from(field, (arriving) =>
      Decoration.set(
        arriving.map(({ batch, at }) =>
          Decoration.widget({ widget: new ArrivingMark(batch.label), side: -1 }).range(at),
        ),
        true,
      ),
    ),
});

/** Stands where files will be; it is not part of the text. */
class ArrivingMark extends WidgetType {
  readonly #label: string;

  constructor(label: string) {
    super();
    this.#label = label;
  }

  override eq(other: ArrivingMark): boolean {
    return other.#label === this.#label;
  }

  toDOM(): HTMLElement {
    return elementOf('span', 'att-arriving', texts().attachments.attachingHere(this.#label));
  }
}

/** Where files will stand; undefined when the editor keeps no place for them. */
export const placeOf = ({ state }: EditorView, batch: Batch): number | undefined =>
  state.field(places).find((one) => one.batch === batch)?.at;

const leftPlaces = new WeakMap<Batch, Y.RelativePosition>();

/** Where files will stand in the shared text, once the editor that kept their place has gone. */
export const leftPlaceOf = (batch: Batch): Y.RelativePosition | undefined => leftPlaces.get(batch);

const leave = ViewPlugin.define((view) => {
  // An editor that only draws itself anew has not gone.
  for (const { batch } of view.state.field(places)) leftPlaces.delete(batch);
  return { destroy: () => leavePlaces(view) };
});

function leavePlaces({ state }: EditorView): void {
  const text = sharedTextOf(state);
  if (text === undefined) return;
  for (const { batch, at } of state.field(places)) {
    leftPlaces.set(batch, Y.createRelativePositionFromTypeIndex(text, at, -1));
  }
}

/** Keeps places for files that are on their way, whatever is written around them. */
export const arriving: Extension = [places, leave];

import type { ChangeDesc } from '@codemirror/state';
import { type EditorView, type PluginValue, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import type { PastedMarkdown } from '../../../core/contract/paste-commands.ts';
import type { Stretch } from '../stretch.ts';
import { endUndoStep } from '../text-binding.ts';
import { type Fitted, fitToPlace } from './fit-to-place.ts';
import type { PastePorts } from './paste-ports.ts';

/** What was pasted or dropped: as HTML, and the same as plain text. */
export interface Pasted {
  readonly html: string;
  readonly text: string;
  readonly userEvent: 'input.paste' | 'input.drop';
}

/** The pastes of an editor that wait for their Markdown, each with the stretch that it will replace. */
class PendingPastes implements PluginValue {
  readonly #view: EditorView;
  /** In the order of pasting. */
  #places: { from: number; to: number }[] = [];

  constructor(view: EditorView) {
    this.#view = view;
  }

  update({ docChanged, changes }: ViewUpdate): void {
    if (!docChanged) return;
    for (const place of this.#places) Object.assign(place, followed(place, changes));
  }

  /** When the editor goes, what waits for it is never inserted anywhere. */
  destroy(): void {
    this.#places = [];
  }

  /** Inserts what was pasted once it is known as Markdown, as one edit and one step of Undo. */
  async insert(pasted: Pasted, { from, to }: Stretch, ports: PastePorts): Promise<void> {
    const place = { from, to };
    this.#places.push(place);
    const converted = await ports.toMarkdown(pasted.html);
    const turn = this.#places.indexOf(place);
    if (turn < 0) return;
    this.#places.splice(turn, 1);
    if (this.#view.state.readOnly) return;
    const end = this.#write(pasted, place, converted, ports);
    // What was pasted into the same place later comes behind this.
    for (const later of this.#places.slice(turn)) {
      if (later.from > end || later.to < place.from) continue;
      Object.assign(later, { from: end, to: Math.max(end, later.to) });
    }
  }

  /** Answers where the inserted text ends. */
  #write({ text, userEvent }: Pasted, place: Stretch, converted: PastedMarkdown, ports: PastePorts): number {
    const view = this.#view;
    const { main } = view.state.selection;
    const isCaretHere = userEvent === 'input.drop' || (main.from >= place.from && main.to <= place.to);
    const fitted = converted.kind === 'plain' ? plainly(text, place) : fitToPlace(view.state, place, converted);
    const { from, to, insert, caret } = fitted;
    endUndoStep(view.state);
    view.dispatch({
      changes: { from, to, insert },
      ...(isCaretHere && { selection: { anchor: from + caret }, scrollIntoView: true }),
      userEvent,
    });
    if (converted.kind === 'markdown' && converted.pictures.length > 0) {
      const inText = (offset: number): number => from + fitted.placeOf(offset);
      const pictures = converted.pictures.map((one) => ({ ...one, from: inText(one.from), to: inText(one.to) }));
      ports.attachPictures?.(view, pictures);
    }
    return from + insert.length;
  }
}

function plainly(text: string, { from, to }: Stretch): Fitted {
  const insert = text.replace(/\r\n?/g, '\n');
  return { from, to, insert, caret: insert.length, placeOf: (offset) => offset };
}

/** Where a stretch is after a change: nothing that was written over it or at its edges belongs to it. */
function followed({ from, to }: Stretch, changes: ChangeDesc): Stretch {
  const start = changes.mapPos(from, -1);
  let end = changes.mapPos(to, -1);
  changes.iterChangedRanges((fromA, toA, fromB) => {
    if (fromA < to && toA >= to) end = Math.min(end, fromB);
  });
  return { from: start, to: Math.max(start, end) };
}

export const pendingPastes = ViewPlugin.fromClass(PendingPastes);

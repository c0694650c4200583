import { SearchQuery as EditorQuery, setSearchQuery } from '@codemirror/search';
import { type Extension, RangeSetBuilder, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, keymap, ViewPlugin, type ViewUpdate } from '@codemirror/view';
import { foundIn } from '../../../../core/search/found-in.ts';
import { parseSearchQuery, type SearchQuery } from '../../../../core/search/search-query.ts';
import type { FoundFor } from '../../../state/list/search-trail.ts';

/** Where an editor learns what its note was found for. */
interface FoundSource {
  /** Undefined when it was not found, or nobody searches any more. */
  readonly current: () => FoundFor | undefined;
  readonly follow: (listener: () => void) => () => void;
}

/** What is marked in a text. */
interface Marked {
  readonly query: SearchQuery;
  readonly instead: readonly string[];
}

/** A text is looked through to this length for the first place, in UTF-16 units: showing a note must not wait for more. */
const LOOKED_THROUGH = 256 * 1024;

const mark = Decoration.mark({ class: 'cm-found-word' });
const setMarked = StateEffect.define<Marked | undefined>();
const marked = StateField.define<Marked | undefined>({
  create: () => undefined,
  update(value, { effects }) {
    const set = effects.find((effect) => effect.is(setMarked));
    return set === undefined ? value : set.value;
  },
});

/**
 * Goes on in the note with what was searched for in the list: its words are marked, the first of them is brought into sight, and
 * F3 goes from one to the next. Escape takes the marks away. The caret and the focus stay where they are.
 */
export function foundWords(source: FoundSource): Extension {
  const marks = ViewPlugin.define((view) => new FoundWords(view, source), {
    decorations: (words) => words.decorations,
  });
  const endMarks = (view: EditorView): boolean => {
    if (view.state.field(marked) === undefined) return false;
    view.dispatch({ effects: setMarked.of(undefined) });
    return true;
  };
  return [marked, marks, keymap.of([{ key: 'Escape', run: endMarks }])];
}

class FoundWords {
  readonly #source: FoundSource;
  readonly #unfollow: () => void;
  #isGone = false;
  decorations: DecorationSet = Decoration.none;

  constructor(view: EditorView, source: FoundSource) {
    this.#source = source;
    this.#unfollow = source.follow(() => this.#show(view));
    // A view cannot be told anything while it is being built.
    if (source.current() !== undefined) queueMicrotask(() => this.#show(view));
  }

  update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate): void {
    const isOther = startState.field(marked) !== state.field(marked);
    if (docChanged || viewportChanged || isOther) this.decorations = decorationsOf(view);
  }

  destroy(): void {
    this.#isGone = true;
    this.#unfollow();
  }

  #show(view: EditorView): void {
    if (this.#isGone) return;
    const found = this.#source.current();
    const query = found && parseSearchQuery(found.query, 0);
    const { instead = [] } = found ?? {};
    const [first] = query ? [...query.words, ...query.phrases, ...query.passages, ...instead] : [];
    if (query === undefined || first === undefined) {
      if (view.state.field(marked) !== undefined) view.dispatch({ effects: setMarked.of(undefined) });
      return;
    }
    const [place] = foundIn(view.state.sliceDoc(0, LOOKED_THROUGH), query, instead);
    const effects: StateEffect<unknown>[] = [
      setMarked.of({ query, instead }),
      setSearchQuery.of(new EditorQuery({ search: first, literal: true })),
    ];
    if (place !== undefined) effects.push(EditorView.scrollIntoView(place.from, { y: 'center' }));
    view.dispatch({ effects });
  }
}

function decorationsOf(view: EditorView): DecorationSet {
  const wanted = view.state.field(marked);
  if (wanted === undefined) return Decoration.none;
  const marks = new RangeSetBuilder<Decoration>();
  for (const range of view.visibleRanges)
    for (const { from, to } of foundIn(view.state.sliceDoc(range.from, range.to), wanted.query, wanted.instead))
      if (to > from) marks.add(range.from + from, range.from + to, mark);
  return marks.finish();
}

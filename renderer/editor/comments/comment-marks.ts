import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, ViewPlugin } from '@codemirror/view';
import type { MessageId } from '../../../core/contract/discussion-values.ts';
import type { CommentEditor, CommentPlace } from '../../state/discussion/comments.svelte.ts';

/** Who knows the comments on the text of an editor. */
export interface CommentSource {
  serve(editor: CommentEditor): () => void;
  show(id: MessageId): void;
}

const setPlaces = StateEffect.define<readonly CommentPlace[]>();

/** They go along with the text until they are told anew. */
const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, { changes, effects, state }) {
    let marked = value.map(changes);
    for (const effect of effects) if (effect.is(setPlaces)) marked = marksAt(effect.value, state.doc.length);
    return marked;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function marksAt(places: readonly CommentPlace[], length: number): DecorationSet {
  const ranges = places
    .filter(({ from, to }) => from < to && to <= length)
    .map(({ id, from, to }) =>
      Decoration.mark({ class: 'cm-commented', attributes: { 'data-comment': id } }).range(from, to),
    );
  return Decoration.set(ranges, true);
}

/** Marks the text that has open comments; a click on it shows the comment. */
export const commentMarks = (source: CommentSource): Extension => [
  marks,
  ViewPlugin.define((view) => ({ destroy: source.serve(editorOf(view)) })),
  EditorView.domEventHandlers({
    click(event, view) {
      const marked = event.target instanceof Element ? event.target.closest('[data-comment]') : null;
      const id = marked?.getAttribute('data-comment');
      if (id && view.state.selection.main.empty) source.show(id as MessageId);
      return false;
    },
  }),
];

const editorOf = (view: EditorView): CommentEditor => ({
  selected() {
    const { from, to } = view.state.selection.main;
    return from === to ? undefined : { from, to };
  },
  mark: (places) => view.dispatch({ effects: setPlaces.of(places) }),
  reveal({ from, to }) {
    view.dispatch({
      selection: { anchor: from, head: to },
      effects: EditorView.scrollIntoView(from, { y: 'center' }),
    });
    view.focus();
  },
});

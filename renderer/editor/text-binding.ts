import { Compartment, type EditorState, type Extension, Facet, type Transaction } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { yCollab, ySyncAnnotation, ySyncFacet } from 'y-codemirror.next';
import type * as Y from 'yjs';
import type { EditableText } from '../state/note-binding.ts';
import { differenceOf } from '../state/text-difference.ts';

/** Holds the link between an editor and its shared text, so that it can be exchanged. */
export class TextBinding {
  readonly #slot = new Compartment();

  /** The extension that links an editor to `editable`; the editor's text must be equal to it. */
  extension(editable: EditableText): Extension {
    return this.#slot.of(link(editable));
  }

  /**
   * Links a living editor to another text. Only the stretch that differs is replaced, so caret, selection and scroll
   * stay where they are in what is equal.
   */
  exchange(view: EditorView, editable: EditableText): void {
    // Unlinked first: the plugins of one link are recognised by type and would be kept with the old text inside.
    view.dispatch({ effects: this.#slot.reconfigure([]) });
    const change = differenceOf(view.state.doc.toString(), editable.text.toString());
    view.dispatch({ ...(change && { changes: change }) });
    view.dispatch({ effects: this.#slot.reconfigure(link(editable)) });
  }
}

/** True for changes that come from the shared text: somebody else's, or an undo. */
export const isShared = (transaction: Transaction): boolean => transaction.annotation(ySyncAnnotation) !== undefined;

/** The shared text that an editor is linked to, if any. */
export const sharedTextOf = (state: EditorState): Y.Text | undefined => state.facet(ySyncFacet)?.ytext;

const undoSteps = Facet.define<() => void>();

/** Makes the next edit a step of its own for Undo, instead of one with what was typed just before. */
export function endUndoStep(state: EditorState): void {
  for (const end of state.facet(undoSteps)) end();
}

const link = ({ text, undo }: EditableText): Extension => [
  yCollab(text, null, { undoManager: undo }),
  undoSteps.of(() => undo.stopCapturing()),
];

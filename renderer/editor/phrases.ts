import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { EditorView, placeholder } from '@codemirror/view';
import { texts } from '../state/texts.svelte.ts';
import { elementOf } from './preview/element.ts';
import { staySteady } from './steady-scroll.ts';

const slot = new Compartment();

const inForce = (): Extension => EditorState.phrases.of(texts().phrases);

/** What the editor says of itself, in the language of the interface. */
export const phrases = (): Extension => slot.of(inForce());

/** What stands where nothing is written yet. Asked for the words whenever they are drawn. */
export const spokenPlaceholder = (words: () => string): Extension => [
  placeholder(() => elementOf('span', '', words())),
  EditorView.contentAttributes.of(() => ({ 'aria-placeholder': words() })),
];

/**
 * Has an editor speak the language in force. CodeMirror makes everything anew that is drawn, in the text and around it,
 * when its phrases are others; text, caret, scroll and Undo stay as they are.
 */
export function speakAnew(view: EditorView): void {
  if (view.state.facet(EditorState.phrases).includes(texts().phrases)) return;
  staySteady(view, () => view.dispatch({ effects: slot.reconfigure(inForce()) }));
}

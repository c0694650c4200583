import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, highlightSpecialChars, keymap } from '@codemirror/view';
import { yUndoManagerKeymap } from 'y-codemirror.next';
import { cspNonce } from './csp-nonce.ts';
import { phrases } from './phrases.ts';
import { isShared } from './text-binding.ts';

/** The most that can enter at once, in UTF-16 units: three bytes each at worst, within what main takes in one edit. */
export const MAX_INSERT_UNITS = 4_000_000;

/** What both editors of a note have in common. `onrefused` is told when an insertion is too large to be taken. */
export function sharedExtensions(label: () => string, onrefused: () => void): Extension {
  return [
    // A shared text counts every unit; with any other setting CodeMirror would fold CR LF into one and lose step.
    EditorState.lineSeparator.of('\n'),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, '\n')),
    EditorView.cspNonce.of(cspNonce()),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(() => ({ 'aria-label': label(), spellcheck: 'false', autocorrect: 'off' })),
    phrases(),
    keymap.of(yUndoManagerKeymap),
    highlightSpecialChars(),
    plainDrags,
    insertLimit(onrefused),
    filesAreNoText,
  ];
}

/** What is dragged out of an editor is its text; the HTML that draws it would come back as other Markdown. */
const plainDrags = EditorView.domEventObservers({
  dragstart: (event) => event.dataTransfer?.clearData('text/html'),
});

/** CodeMirror would insert what is in a file that is dropped. */
const filesAreNoText = EditorView.domEventHandlers({
  drop(event) {
    if (!event.dataTransfer?.files.length) return false;
    event.preventDefault();
    return true;
  },
});

function insertLimit(onrefused: () => void): Extension {
  return EditorState.changeFilter.of((transaction) => {
    if (isShared(transaction) || transaction.newDoc.length - transaction.startState.doc.length <= MAX_INSERT_UNITS) {
      return true;
    }
    onrefused();
    return false;
  });
}

import { type Extension, Prec } from '@codemirror/state';
import { dropCursor, EditorView, keymap } from '@codemirror/view';
import type { NoteAttachments } from '../../state/attachments/note-attachments.ts';
import { arriving } from './arriving.ts';
import { ATTACH_KEYS, attachFiles, pickFiles } from './attach-files.ts';
import { attachmentsFacet } from './attachments-facet.ts';
import { hasWords } from './clipboard-words.ts';

// Word processors put a picture of what was copied beside it: then the words are meant.
const paste = (event: ClipboardEvent, view: EditorView): boolean => {
  const clipboard = event.clipboardData;
  if (clipboard === null || clipboard.files.length === 0 || hasWords(clipboard)) return false;
  if (!attachFiles(view, [...clipboard.files])) return false;
  event.preventDefault();
  return true;
};

/** Markdown and text files never get here: the window makes notes of them, wherever they are dropped. */
const drop = (event: DragEvent, view: EditorView): boolean => {
  const files = [...(event.dataTransfer?.files ?? [])];
  if (files.length === 0) return false;
  event.preventDefault();
  attachFiles(view, files, view.posAtCoords({ x: event.clientX, y: event.clientY }, false));
  return true;
};

/** Files enter a note: pasted, dropped at a place, or chosen in the system's dialog. */
export function noteAttachments(attachments: NoteAttachments): Extension {
  return [
    attachmentsFacet.of(attachments),
    arriving,
    Prec.high(EditorView.domEventHandlers({ paste, drop })),
    keymap.of([{ key: ATTACH_KEYS, run: pickFiles }]),
    dropCursor(),
  ];
}

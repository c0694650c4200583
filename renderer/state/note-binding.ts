import * as Y from 'yjs';
import type { OpenNote } from '../../core/contract/values.ts';

/** The origin of what came from main, so that it is not sent back. */
export const FROM_MAIN = 'main';

const FIELDS = ['title', 'body'] as const;
type Field = (typeof FIELDS)[number];

/** One editable text and the undo history of what was typed into it here. */
export interface EditableText {
  readonly text: Y.Text;
  readonly undo: Y.UndoManager;
}

/** The window's live copy of a note. It is replaced as a whole when main gives out a new client id. */
export interface NoteBinding extends Readonly<Record<Field, EditableText>> {
  readonly doc: Y.Doc;
}

/** Builds the copy of what main opened. Writes nothing; `onlocal` gets every update made here from then on. */
export function createBinding(opened: OpenNote, onlocal: (update: Uint8Array) => void): NoteBinding {
  const doc = new Y.Doc();
  doc.clientID = opened.clientId;
  Y.applyUpdate(doc, opened.state, FROM_MAIN);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== FROM_MAIN) onlocal(update);
  });
  return { doc, title: editable(doc, 'title'), body: editable(doc, 'body') };
}

// Only origins added by the editor are tracked: nobody else's edits can be undone here.
const editable = (doc: Y.Doc, field: Field): EditableText => {
  const text = doc.getText(field);
  return { text, undo: new Y.UndoManager(text, { trackedOrigins: new Set() }) };
};

/**
 * Opens the note anew under a new client id and makes what main does not have, as fresh edits under that id.
 * What is missing is read off by letting a scratch copy of main's state learn the old copy: the change this makes to
 * the texts is exactly the unsaved edits, merged with whatever main knew more, nothing else and nothing twice.
 */
export function carryOver(old: Y.Doc, opened: OpenNote, onlocal: (update: Uint8Array) => void): NoteBinding {
  const fresh = createBinding(opened, onlocal);
  const missing = missingEdits(old, opened.state);
  if (missing.size > 0) {
    fresh.doc.transact(() => {
      for (const [field, delta] of missing) fresh.doc.getText(field).applyDelta(delta);
    }, 'carry-over');
  }
  return fresh;
}

type Delta = Y.YTextEvent['delta'];

function missingEdits(old: Y.Doc, state: Uint8Array): Map<Field, Delta> {
  const scratch = new Y.Doc();
  Y.applyUpdate(scratch, state);
  const missing = new Map<Field, Delta>();
  for (const field of FIELDS) scratch.getText(field).observe((event) => missing.set(field, event.delta));
  Y.applyUpdate(scratch, Y.encodeStateAsUpdate(old));
  scratch.destroy();
  return missing;
}

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
  return bindingOf(doc);
}

/** The texts of a document, to be edited. */
export const bindingOf = (doc: Y.Doc): NoteBinding => ({
  doc,
  title: editable(doc, 'title'),
  body: editable(doc, 'body'),
});

/** The origin of what was written here in a copy before this one. */
const CARRIED = 'carried';

// Only origins added by the editor are tracked, besides: nobody else's edits can be undone here.
const editable = (doc: Y.Doc, field: Field): EditableText => {
  const text = doc.getText(field);
  return { text, undo: new Y.UndoManager(text, { trackedOrigins: new Set([CARRIED]) }) };
};

/**
 * Opens the note anew under a new client id and makes what main does not have, as fresh edits under that id.
 */
export function carryOver(old: Y.Doc, opened: OpenNote, onlocal: (update: Uint8Array) => void): NoteBinding {
  const fresh = createBinding(opened, onlocal);
  const known = new Y.Doc();
  Y.applyUpdate(known, opened.state);
  editInto(fresh, old, known);
  return fresh;
}

/**
 * Makes in a binding what `edited` has and `known` lacks; `known` reads as the binding does, and is used up.
 * What is missing is read off by letting it learn the edited copy: the change this makes to its texts is exactly the edits
 * that are missing, merged with whatever it knew more, nothing else and nothing twice.
 */
export function editInto({ doc }: NoteBinding, edited: Y.Doc, known: Y.Doc): void {
  const missing = new Map<Field, Y.YTextEvent['delta']>();
  for (const field of FIELDS) known.getText(field).observe((event) => missing.set(field, event.delta));
  Y.applyUpdate(known, Y.encodeStateAsUpdate(edited));
  known.destroy();
  if (missing.size === 0) return;
  doc.transact(() => {
    for (const [field, delta] of missing) doc.getText(field).applyDelta(delta);
  }, CARRIED);
}

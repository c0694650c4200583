import * as Y from 'yjs';
import type { NoteText } from '../../core/contract/text-commands.ts';
import type { OpenNote } from '../../core/contract/values.ts';
import { bodyOf, titleOf } from '../../core/note/note.ts';
import { bindingOf, createBinding, editInto, type NoteBinding } from './note-binding.ts';
import { differenceOf } from './text-difference.ts';

/** Who wrote what in a copy: what was shown, what the document says instead, and the person. Never outside of this file. */
const SHOWN_CLIENT = 1;
const DOCUMENT_CLIENT = 2;
const PERSON_CLIENT = 3;

/**
 * A note as it was last known, to be read and written in until its document is there. It has a document of its own, which
 * shares nothing with the real one: what was written in it is made there anew.
 */
export class EarlyCopy {
  readonly binding: NoteBinding;
  readonly #text: NoteText;
  #isEdited = false;

  /** `onedit` is told when something is written. */
  constructor(text: NoteText, onedit: () => void) {
    this.#text = text;
    const doc = documentOf(text);
    doc.clientID = PERSON_CLIENT;
    this.binding = bindingOf(doc);
    doc.on('update', () => {
      this.#isEdited = true;
      onedit();
    });
  }

  /** Whether anything was written. */
  get isEdited(): boolean {
    return this.#isEdited;
  }

  /**
   * Builds the copy of what main opened, as `createBinding` does, and makes there what was written here: each character
   * once, and nothing of what the document has is lost unless it was deleted here. It is one step of Undo.
   */
  continueIn(opened: OpenNote, onlocal: (update: Uint8Array) => void): NoteBinding {
    const binding = createBinding(opened, onlocal);
    if (this.#isEdited) editInto(binding, this.binding.doc, this.#asIn(binding));
    return binding;
  }

  /** What was shown, as it reads in the document. */
  #asIn({ title, body }: NoteBinding): Y.Doc {
    const doc = documentOf(this.#text);
    doc.clientID = DOCUMENT_CLIENT;
    replace(titleOf(doc), title.text.toString());
    replace(bodyOf(doc), body.text.toString());
    return doc;
  }
}

function documentOf({ title, body }: NoteText): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = SHOWN_CLIENT;
  if (title !== '') titleOf(doc).insert(0, title);
  if (body !== '') bodyOf(doc).insert(0, body);
  return doc;
}

function replace(text: Y.Text, wanted: string): void {
  const change = differenceOf(text.toString(), wanted);
  if (change === undefined) return;
  if (change.insert !== '') text.insert(change.from, change.insert);
  text.delete(change.from + change.insert.length, change.to - change.from);
}

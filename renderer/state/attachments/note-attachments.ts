import * as Y from 'yjs';
import type { AttachedFile } from '../../../core/contract/attachment-values.ts';
import type { NoteSession } from '../note-session.svelte.ts';
import { texts } from '../texts.svelte.ts';
import type { Attachments } from './attachments.svelte.ts';
import type { Batch } from './uploads.svelte.ts';

/** The attachments of the note that an editor shows. */
export class NoteAttachments {
  readonly all: Attachments;
  readonly #session: () => NoteSession;

  constructor(all: Attachments, session: () => NoteSession) {
    this.all = all;
    this.#session = session;
  }

  /**
   * Waits for files and has `land` put them into the text. The note stays open until then, also when another one is on
   * screen meanwhile.
   */
  async receive(batch: Batch, land: (files: readonly AttachedFile[], session: NoteSession) => void): Promise<void> {
    const session = this.#session();
    const release = session.hold();
    land(await batch.files, session);
    release();
  }

  /** Puts text into a note that is no longer on screen. Behind everything, when the place itself is gone. */
  insertUnseen({ binding, isTrashed }: NoteSession, place: Y.RelativePosition, insert: string): void {
    if (binding === undefined || isTrashed) {
      this.all.say(texts().attachments.noteGone);
      return;
    }
    const { doc, body } = binding;
    const found = Y.createAbsolutePositionFromRelativePosition(place, doc);
    doc.transact(() => body.text.insert(found?.type === body.text ? found.index : body.text.length, insert));
  }
}

import { randomBytes } from 'node:crypto';
import { newNonce } from '../../core/contract/random-ids.ts';
import type { Nonce } from '../../core/contract/ids.ts';
import { bodyOf } from '../../core/note/note.ts';
import type { SegmentDocument } from '../../core/segment/document.ts';
import type { Writer } from '../../core/segment/ids.ts';
import { editingSession, type SessionOptions } from './editing-session.ts';
import type { EditorNote } from './editor-notes.ts';
import { writtenNote } from './many-notes.ts';

/** After so many strokes what was typed goes into a document, as it would every quarter of a second or so. */
const FLUSH_STROKES = 250;

/** A note as it is after a session of editing, and the documents that hold its whole history. */
export interface LivedNote {
  readonly note: EditorNote;
  readonly documents: readonly SegmentDocument[];
}

/** Plays a session into a note, stroke by stroke, every sitting under a client id of its own. */
export function liveNote(note: EditorNote, writer: Writer, options: SessionOptions): LivedNote {
  const replica = writtenNote(writer, note.title, note.text);
  // A segment that is still open is given out again with more in it: the last version is the one that counts.
  const documents = new Map<string, SegmentDocument>();
  const flush = (atMs: number): void => {
    for (const document of replica.flush(atMs)) documents.set(document._id, document);
  };
  flush(Date.UTC(2026, 0, 1));
  const nonces: Nonce[] = [];
  let count = 0;
  for (const { from, to, insert, sitting } of editingSession(note.text, options)) {
    nonces[sitting] ??= newNonce((length) => new Uint8Array(randomBytes(length)));
    replica.edit(nonces[sitting], (doc) => {
      if (to > from) bodyOf(doc).delete(from, to - from);
      if (insert !== '') bodyOf(doc).insert(from, insert);
    });
    count += 1;
    if (count % FLUSH_STROKES === 0) flush(Date.UTC(2026, 0, 2) + count);
  }
  flush(Date.UTC(2026, 0, 3));
  return { note: { ...note, text: bodyOf(replica.doc).toString() }, documents: [...documents.values()] };
}

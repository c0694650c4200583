import type { NoteId } from '../../core/contract/ids.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import { contentOf } from '../../core/note/note.ts';
import { isTrashed } from '../../core/note/trash.ts';
import type { LiveNote } from './live-note.ts';
import type { LiveNotes } from './live-notes.ts';
import type { NoteDocuments } from './inspect.ts';
import { authorsOf } from './note-contents.ts';
import type { Inspector, SegmentStore } from './ports.ts';
import type { Refusals } from './refusals.ts';

/** What reading whole notes needs. */
export interface ReadingPorts {
  readonly store: SegmentStore;
  readonly inspector: Inspector;
  readonly live: LiveNotes;
  readonly refusals: Refusals;
}

/**
 * Reads some notes as they stand now: those in memory as they are there, the others from what is stored, in the
 * inspector's worker, without being brought into memory. Those that are empty or erased for good are left out. Ask for
 * few at once: all of their documents are in memory together.
 */
export async function readNotes(ports: ReadingPorts, ids: readonly NoteId[]): Promise<OutgoingNote[]> {
  const stored: NoteDocuments[] = [];
  for (const id of ids) stored.push({ doc: id, documents: await ports.store.readDocuments(id) });
  const asleep: NoteDocuments[] = [];
  for (const note of stored) if (!(await ports.live.find(note.doc as NoteId))) asleep.push(note);
  const read = new Map((await ports.inspector.contents(asleep)).map((note) => [note.id, note]));
  // One that was brought into memory meanwhile may have been written in.
  for (const { doc, documents } of stored) {
    const live = await ports.live.find(doc as NoteId);
    if (live) read.set(live.id, outgoing(live, authorsOf(documents, ports.refusals.of(doc))));
  }
  return ids.flatMap((id) => read.get(id) ?? []).filter((note) => !isBlank(note));
}

function outgoing(note: LiveNote, authors: readonly string[]): OutgoingNote {
  const { doc } = note.replica;
  const content = note.isErased ? { title: '', body: '', meta: new Map() } : contentOf(doc);
  return { id: note.id, content, editedMs: note.editedMs, isTrashed: isTrashed(doc), authors };
}

const isBlank = ({ content: { title, body, meta } }: OutgoingNote): boolean =>
  title.trim() === '' && body.trim() === '' && meta.size === 0;

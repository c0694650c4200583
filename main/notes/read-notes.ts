import type { NoteId } from '../../core/contract/ids.ts';
import type { OutgoingNote } from '../../core/note-file/outgoing-note.ts';
import type { NoteDocuments } from './inspect.ts';
import type { LiveNotes } from './live-notes.ts';
import { liveContentOf } from './note-contents.ts';
import type { EarlySegments } from './early-segments.ts';
import type { Inspector } from './ports.ts';

/** What reading whole notes needs. */
export interface ReadingPorts {
  readonly early: EarlySegments;
  readonly inspector: Inspector;
  readonly live: LiveNotes;
}

/**
 * Reads some notes as they stand now: those in memory as they are there, the others from what is stored, in the
 * inspector's worker, without being brought into memory. Those that are empty or erased for good are left out. Ask for
 * few at once: all of their documents are in memory together.
 */
export async function readNotes(
  { early, inspector, live }: ReadingPorts,
  ids: readonly NoteId[],
): Promise<OutgoingNote[]> {
  const asleep: NoteDocuments[] = [];
  for (const id of ids) if (!(await live.find(id))) asleep.push({ doc: id, documents: await early.documentsOf(id) });
  const read = new Map((await inspector.contents(asleep)).map((note) => [note.id, note]));
  const found: OutgoingNote[] = [];
  for (const id of ids) {
    // One that was brought into memory meanwhile may have been written in.
    const note = await live.find(id);
    const content = note ? liveContentOf(note) : read.get(id);
    if (content !== undefined && !isBlank(content)) found.push(content);
  }
  return found;
}

const isBlank = ({ content: { title, body, meta } }: OutgoingNote): boolean =>
  title.trim() === '' && body.trim() === '' && meta.size === 0;

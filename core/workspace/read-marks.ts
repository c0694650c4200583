import type * as Y from 'yjs';
import type { NoteId } from '../contract/ids.ts';
import { metaOf } from '../note/note.ts';

/** Up to which edit a member has seen the notes of a workspace, by the clocks of those who edited. Milliseconds since 1970. */
export interface ReadMarks {
  /** Every edit until then counts as seen; undefined before the member has begun. */
  readonly allMs: number | undefined;
  readonly notes: ReadonlyMap<NoteId, number>;
}

const ALL = 'seen.all';
const NOTE = /^seen\.([0-9a-v]{20})$/;

/** Reads a member's marks. Those that hold something else count as absent. */
export function readMarksIn(me: Y.Doc): ReadMarks {
  const notes = new Map<NoteId, number>();
  for (const [field, value] of metaOf(me).entries()) {
    const id = NOTE.exec(field)?.[1];
    if (id !== undefined && isTime(value)) notes.set(id as NoteId, value);
  }
  const all = metaOf(me).get(ALL);
  return { allMs: isTime(all) ? all : undefined, notes };
}

/** Marks a note as seen up to an edit. Never takes a later mark back. Run in a transaction. */
export function markSeen(me: Y.Doc, id: NoteId, editedMs: number): void {
  const { allMs = 0, notes } = readMarksIn(me);
  if (editedMs > Math.max(allMs, notes.get(id) ?? 0)) metaOf(me).set(`seen.${id}`, editedMs);
}

/** Marks everything as seen up to then; marks of single notes that say no more go. Run in a transaction. */
export function markAllSeen(me: Y.Doc, atMs: number): void {
  const { allMs = 0, notes } = readMarksIn(me);
  if (atMs > allMs) metaOf(me).set(ALL, atMs);
  for (const [id, seenMs] of notes) if (seenMs <= atMs) metaOf(me).delete(`seen.${id}`);
}

const isTime = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

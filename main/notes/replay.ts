import { isNoteId, type DeviceId, type DocId } from '../../core/contract/ids.ts';
import { covers } from '../../core/segment/gone.ts';
import { reachOf } from '../../core/segment/restating.ts';
import { checkUpdate } from '../../core/segment/validate.ts';
import type { Log } from '../log.ts';
import { entryOf, type ListWriter } from './list-writer.ts';
import type { LiveNote } from './live-note.ts';
import type { LiveNotes } from './live-notes.ts';
import type { EditJournal, OwnEdit, SegmentStore } from './ports.ts';

/** What making journalled edits again takes. */
interface ReplayPorts {
  readonly store: SegmentStore;
  readonly journal: EditJournal;
  readonly live: LiveNotes;
  readonly lists: ListWriter;
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Makes the journalled edits again on documents that lack them; those that are there already change nothing. What
 * cannot be made again now, because something that it leans on could not be read, goes into the new journal.
 */
export async function replay(ports: ReplayPorts, edits: readonly OwnEdit[]): Promise<void> {
  const { store, journal, live, lists, now, log } = ports;
  const { account } = live.writer;
  for (const part of groupByNote(edits)) {
    const note = await live.load(part.id, { account, device: part.device });
    const refused = replayInto(note, part.edits);
    for (const edit of refused) await journal.append(edit);
    if (refused.length > 0) log.error(`${refused.length} journalled edits wait`);
    await note.flush(store, now());
    // The list takes it from the store otherwise: no trouble with the list may keep the app from starting.
    if (isNoteId(note.id)) await lists.tryPut(entryOf(note));
  }
}

/** The edits of one note under one device id, in their order. */
function groupByNote(edits: readonly OwnEdit[]): { id: DocId; device: DeviceId; edits: OwnEdit[] }[] {
  const parts = new Map<string, { id: DocId; device: DeviceId; edits: OwnEdit[] }>();
  for (const edit of edits) {
    const key = `${edit.doc} ${edit.device}`;
    const part = parts.get(key) ?? { id: edit.doc as DocId, device: edit.device, edits: [] };
    part.edits.push(edit);
    parts.set(key, part);
  }
  return [...parts.values()];
}

/** Goes over the edits until no further one can be made; answers those that cannot. */
function replayInto(note: LiveNote, edits: readonly OwnEdit[]): OwnEdit[] {
  for (const { nonce } of edits) note.replica.admit(nonce);
  let left = edits.filter((edit) => !wasErased(note, edit));
  for (let before = -1; before !== left.length;) {
    before = left.length;
    left = left.filter((edit) => note.replica.applyOwn(edit.update, edit.nonce) !== undefined);
  }
  return left;
}

/** Whether an edit was seen by who erased the note: then it was in a segment, and what it leans on may be gone. */
function wasErased({ erasure, replica }: LiveNote, { update, nonce }: OwnEdit): boolean {
  const checked = checkUpdate(update, new Set([replica.admit(nonce)]));
  return erasure !== undefined && typeof checked !== 'string' && covers(erasure, reachOf(checked));
}

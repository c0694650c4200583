import type { DeviceId, DocId } from '../../core/contract/ids.ts';
import { covers } from '../../core/segment/gone.ts';
import { reachOf } from '../../core/segment/restating.ts';
import { checkUpdate } from '../../core/segment/validate.ts';
import type { LiveNote } from './live-note.ts';
import type { OwnEdit } from './ports.ts';

/** The edits of one note under one device id, in their order. */
export function groupByNote(edits: readonly OwnEdit[]): { id: DocId; device: DeviceId; edits: OwnEdit[] }[] {
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
export function replayInto(note: LiveNote, edits: readonly OwnEdit[]): OwnEdit[] {
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

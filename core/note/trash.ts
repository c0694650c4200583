import * as v from 'valibot';
import * as Y from 'yjs';
import { bodyOf, metaOf, titleOf } from './note.ts';

/** How long a note stays in the Trash before it is erased for good. Milliseconds. */
export const KEPT_IN_TRASH_MS = 30 * 24 * 60 * 60 * 1000;

/** What `meta.trashed` holds: when, and how far each client id had written then. */
const trashMark = v.object({
  atMs: v.number(),
  seen: v.record(v.string(), v.number()),
  isBack: v.optional(v.literal(true)),
});

/**
 * Puts a note in the Trash. Run in a transaction. `atMs` is the wall clock, for display. `isBack` tells that it had been
 * erased for good by somebody who did not know all that was written in it.
 */
export function markTrashed(doc: Y.Doc, atMs: number, isBack = false): void {
  const seen: Record<string, number> = {};
  for (const client of doc.store.clients.keys()) seen[client] = Y.getState(doc.store, client);
  metaOf(doc).set('trashed', { atMs, seen, ...(isBack ? { isBack } : {}) });
}

/** Whether a note is in the Trash because it came back after it had been erased for good. */
export function isBackInTrash(doc: Y.Doc): boolean {
  const mark = v.safeParse(trashMark, metaOf(doc).get('trashed'));
  return mark.success && mark.output.isBack === true && isTrashed(doc);
}

/** When a note was put into the Trash, by the clock of who did, in milliseconds since 1970; 0 while it is not there. */
export function trashedAt(doc: Y.Doc): number {
  const mark = v.safeParse(trashMark, metaOf(doc).get('trashed'));
  return mark.success && isTrashed(doc) && Number.isSafeInteger(mark.output.atMs) ? Math.max(1, mark.output.atMs) : 0;
}

/** Which edit put the note in the Trash, or took it out; undefined when nobody ever did. */
export function trashEditOf(doc: Y.Doc): { readonly client: number; readonly clock: number } | undefined {
  return metaOf(doc)._map.get('trashed')?.id;
}

/** Takes a note out of the Trash. Run in a transaction. */
export function unmarkTrashed(doc: Y.Doc): void {
  metaOf(doc).set('trashed', null);
}

/**
 * Whether a note is in the Trash: it was put there, and nobody wrote text that who put it there had not seen. So when
 * one person trashes a note while another one, offline, goes on writing, the note stays and nothing disappears.
 */
export function isTrashed(doc: Y.Doc): boolean {
  const mark = v.safeParse(trashMark, metaOf(doc).get('trashed'));
  return mark.success && !hasUnseenText(doc, mark.output.seen);
}

function hasUnseenText(doc: Y.Doc, seen: Readonly<Record<string, number>>): boolean {
  const texts = new Set<unknown>([titleOf(doc), bodyOf(doc)]);
  for (const [client, structs] of doc.store.clients) {
    const from = seen[client] ?? 0;
    for (let i = structs.length - 1; i >= 0; i--) {
      const item = structs[i];
      if (!item || item.id.clock + item.length <= from) break;
      if (item instanceof Y.Item && !item.deleted && texts.has(item.parent)) return true;
    }
  }
  return false;
}

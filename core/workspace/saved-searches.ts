import type * as Y from 'yjs';
import * as v from 'valibot';
import { metaOf } from '../note/note.ts';

/** A search that a member keeps at hand. */
export interface SavedSearch {
  /** 20 random base32hex characters. */
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

const FIELD = /^search\.([0-9a-v]{20})$/;
const stored = v.object({ name: v.string(), query: v.string() });

/** A member's searches, by name. Fields that hold something else are none. */
export function savedSearchesIn(me: Y.Doc): SavedSearch[] {
  const searches = [...metaOf(me).entries()].flatMap(([field, value]): SavedSearch[] => {
    const id = FIELD.exec(field)?.[1];
    const search = v.safeParse(stored, value);
    return id !== undefined && search.success ? [{ id, ...search.output }] : [];
  });
  return searches.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1));
}

/** Keeps a search, or changes one that is kept. Run in a transaction. */
export function keepSearch(me: Y.Doc, { id, name, query }: SavedSearch): void {
  metaOf(me).set(`search.${id}`, { name, query });
}

/** Forgets a search. Run in a transaction. */
export function forgetSearch(me: Y.Doc, id: string): void {
  metaOf(me).delete(`search.${id}`);
}

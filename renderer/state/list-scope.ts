import * as v from 'valibot';
import { notebookId, type NotebookId, type WorkspaceId } from '../../core/contract/ids.ts';

export type ListView = 'all' | 'trash';

/** What the list is of: all notes, the Trash, a notebook with those in it, or a tag with those nested in it. */
export type ListScope = { readonly view: ListView } | { readonly notebook: NotebookId } | { readonly tag: string };

const storedScope = v.union([
  v.strictObject({ view: v.picklist(['all', 'trash']) }),
  v.strictObject({ notebook: notebookId }),
  v.strictObject({ tag: v.pipe(v.string(), v.minLength(1), v.maxLength(200)) }),
]);

/** What a list begins with, and goes back to when what it is of is gone. */
export const ALL_NOTES: ListScope = { view: 'all' };

/** What the list of each workspace was of last, in the storage of the profile. */
export class ScopeMemory {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
  }

  /** All notes when nothing or nonsense was remembered. */
  of(workspace: WorkspaceId): ListScope {
    try {
      const stored: unknown = JSON.parse(this.#storage.getItem(placeOf(workspace)) ?? 'null');
      const scope = v.safeParse(storedScope, stored);
      return scope.success ? scope.output : ALL_NOTES;
    } catch {
      return ALL_NOTES;
    }
  }

  keep(workspace: WorkspaceId, scope: ListScope): void {
    this.#storage.setItem(placeOf(workspace), JSON.stringify(scope));
  }
}

const placeOf = (workspace: WorkspaceId): string => `list:${workspace}`;

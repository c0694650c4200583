import * as v from 'valibot';
import { type NoteId, noteId, type WorkspaceId } from '../../../core/contract/ids.ts';

const MAX_RECENT = 20;
const stored = v.pipe(v.array(noteId), v.maxLength(MAX_RECENT));

/** The notes that somebody last had the caret in, of each workspace its own, in the storage of the profile. */
export class RecentNotes {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly #workspace: () => WorkspaceId | undefined;

  /** `workspace` answers which one is on screen. */
  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, workspace: () => WorkspaceId | undefined) {
    this.#storage = storage;
    this.#workspace = workspace;
  }

  /** Newest first. Nonsense in the storage counts as nothing. */
  get ids(): readonly NoteId[] {
    const workspace = this.#workspace();
    if (workspace === undefined) return [];
    try {
      const parsed = v.safeParse(stored, JSON.parse(this.#storage.getItem(keyOf(workspace)) ?? '[]'));
      return parsed.success ? parsed.output : [];
    } catch {
      return [];
    }
  }

  /** Puts a note before all others; nothing where there is none. */
  add(id: NoteId | undefined): void {
    const workspace = this.#workspace();
    const before = this.ids;
    if (workspace === undefined || id === undefined || before[0] === id) return;
    const now = [id, ...before.filter((other) => other !== id)].slice(0, MAX_RECENT);
    this.#storage.setItem(keyOf(workspace), JSON.stringify(now));
  }
}

const keyOf = (workspace: WorkspaceId): string => `recent:${workspace}`;

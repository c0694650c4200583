import * as v from 'valibot';
import { type NoteId, noteId, type WorkspaceId } from '../../../core/contract/ids.ts';

const MAX_RECENT = 20;
const stored = v.pipe(v.array(noteId), v.maxLength(MAX_RECENT));

/** The notes of each workspace that somebody last had the caret in, newest first, in the storage of the profile. */
export class RecentNotes {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>;

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>) {
    this.#storage = storage;
  }

  /** Nonsense in the storage counts as nothing. */
  of(workspace: WorkspaceId): readonly NoteId[] {
    try {
      const parsed = v.safeParse(stored, JSON.parse(this.#storage.getItem(keyOf(workspace)) ?? '[]'));
      return parsed.success ? parsed.output : [];
    } catch {
      return [];
    }
  }

  /** Puts a note before all others. */
  add(workspace: WorkspaceId, id: NoteId): void {
    const before = this.of(workspace);
    if (before[0] === id) return;
    const now = [id, ...before.filter((other) => other !== id)].slice(0, MAX_RECENT);
    this.#storage.setItem(keyOf(workspace), JSON.stringify(now));
  }
}

const keyOf = (workspace: WorkspaceId): string => `recent:${workspace}`;

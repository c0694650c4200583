import type * as Y from 'yjs';
import type { NoteId } from '../../core/contract/ids.ts';
import { succeed, type Result } from '../../core/contract/result.ts';
import type { Rewritten } from '../../core/contract/tag-commands.ts';
import { type Rewriting, undoRewriting } from '../../core/note/rewrite.ts';
import type { Notes } from '../notes/notes.ts';

/** What rewriting many notes needs. */
interface RewritingPorts {
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  readonly onProgress: (progress: { readonly done: number; readonly total: number }) => void;
}

/** So many can be undone, the latest. */
const KEPT = 10;
/** How many notes are rewritten between two reports. */
const STEP = 20;

/** Rewrites notes one after the other, and remembers for a while how each is undone. */
export class Rewritings {
  readonly #ports: RewritingPorts;
  readonly #done = new Map<number, ReadonlyMap<NoteId, Rewriting>>();
  #last = 0;

  constructor(ports: RewritingPorts) {
    this.#ports = ports;
  }

  /** Rewrites these notes; `rewrite` answers undefined for one that has nothing to be rewritten. What is gone is passed over. */
  async run(ids: readonly NoteId[], rewrite: (doc: Y.Doc) => Rewriting | undefined): Promise<Result<Rewritten>> {
    const rewritten = new Map<NoteId, Rewriting>();
    const done = await this.#each(ids, (id, doc) => {
      const rewriting = rewrite(doc);
      if (rewriting !== undefined) rewritten.set(id, rewriting);
    });
    if (!done.ok) return done;
    const number = ++this.#last;
    this.#done.set(number, rewritten);
    this.#done.delete(number - KEPT);
    return succeed({ rewriting: number, notes: rewritten.size });
  }

  /** Undoes one of the latest; nothing for any other, or once more. */
  async undo(number: number): Promise<Result<undefined>> {
    const rewritten = this.#done.get(number) ?? new Map<NoteId, Rewriting>();
    this.#done.delete(number);
    return this.#each([...rewritten.keys()], (id, doc) => {
      const rewriting = rewritten.get(id);
      if (rewriting !== undefined) undoRewriting(doc, rewriting);
    });
  }

  async #each(ids: readonly NoteId[], edit: (id: NoteId, doc: Y.Doc) => void): Promise<Result<undefined>> {
    for (const [index, id] of ids.entries()) {
      const notes = await this.#ports.writable();
      const changed = await notes.change(id, (doc) => edit(id, doc));
      if (!changed.ok && changed.error.code !== 'note-not-found') return changed;
      const done = index + 1;
      if (done % STEP === 0 || done === ids.length) this.#ports.onProgress({ done, total: ids.length });
    }
    return succeed(undefined);
  }
}

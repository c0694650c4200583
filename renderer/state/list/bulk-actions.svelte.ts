import type { Bridge } from '../../../core/contract/bridge.ts';
import type { NotebookId, NoteId } from '../../../core/contract/ids.ts';
import { MAX_ORGANISED, type Organising } from '../../../core/contract/notebook-commands.ts';
import type { NoteRow } from '../../../core/contract/values.ts';
import { tagKeyOf } from '../../../core/note/tag-name.ts';
import { ask } from '../../api/bridge.ts';
import { texts } from '../texts.svelte.ts';

/** What actions on several notes need of the window. */
interface BulkPorts {
  readonly bridge: Bridge;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
  /** What is typed is sent first. */
  readonly flush: () => Promise<unknown>;
  readonly openNote: (id: NoteId) => void;
  /** Notes left the list: what is on screen may be one of them. */
  readonly onGone: (ids: readonly NoteId[]) => void;
}

/** A change of notes that is under way. */
interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Few enough that progress moves and `cancel` is heard, and many enough that asking costs nothing. */
const BATCH = Math.min(MAX_ORGANISED, 50);

/** What is done to several notes at once: batch by batch, with progress, and with a way back. */
export class BulkActions {
  readonly #ports: BulkPorts;
  #progress = $state.raw<Progress | undefined>();
  #isCancelled = false;

  constructor(ports: BulkPorts) {
    this.#ports = ports;
  }

  /** Undefined while nothing is under way. */
  get progress(): Progress | undefined {
    return this.#progress;
  }

  /** Stops behind the batch that is under way; what was done stays. */
  cancel(): void {
    this.#isCancelled = true;
  }

  /** Puts notes into a notebook, or out of any. `name` is what the notebook is called. */
  async move(rows: readonly NoteRow[], notebook: NotebookId | undefined, name: string): Promise<void> {
    const done = await this.#organise(idsOf(rows), moveTo(notebook));
    const changed = rows.slice(0, done);
    const back = async (): Promise<void> => {
      for (const place of new Set(changed.map((row) => row.notebook)))
        await this.#organise(idsOf(changed.filter((row) => row.notebook === place)), moveTo(place));
    };
    const { list } = texts();
    this.#offer(notebook === undefined ? list.takenOut(done) : list.moved(done, name), done, back);
  }

  /** Gives notes tags and takes others off them. */
  async tag(rows: readonly NoteRow[], add: readonly string[], remove: readonly string[]): Promise<void> {
    const done = await this.#organise(idsOf(rows), { kind: 'tag', add: [...add], remove: [...remove] });
    const changed = rows.slice(0, done);
    const back = async (): Promise<void> => {
      for (const name of add)
        await this.#organise(idsOf(changed.filter((row) => !bears(row, name))), tagging([], [name]));
      for (const name of remove)
        await this.#organise(idsOf(changed.filter((row) => bears(row, name))), tagging([name], []));
    };
    this.#offer(texts().list.tagged(done), done, back);
  }

  async pin(rows: readonly NoteRow[], isPinned: boolean): Promise<void> {
    await this.#organise(idsOf(rows), { kind: 'pin', isPinned });
  }

  /** Puts notes into the Trash. */
  async trash(rows: readonly NoteRow[]): Promise<void> {
    const ids = idsOf(rows);
    const done = await this.#organise(ids, { kind: 'trash' });
    const gone = ids.slice(0, done);
    this.#ports.onGone(gone);
    this.#offer(texts().list.trashed(done), done, () => this.#organise(gone, { kind: 'restore' }));
  }

  /** Takes notes out of the Trash. */
  async restore(rows: readonly NoteRow[]): Promise<void> {
    const ids = idsOf(rows);
    const done = await this.#organise(ids, { kind: 'restore' });
    this.#offer(texts().list.restored(done), done, () => this.#organise(ids.slice(0, done), { kind: 'trash' }));
  }

  /** Makes one note of several, in this order, and shows it. */
  async merge(rows: readonly NoteRow[]): Promise<void> {
    await this.#ports.flush();
    const ids = idsOf(rows);
    const merged = await ask(this.#ports.bridge, 'notes.merge', { ids });
    if (!merged.ok) return this.#ports.say(texts().errors[merged.error.code]);
    const { id } = merged.value;
    this.#ports.openNote(id);
    const back = async (): Promise<void> => {
      await this.#organise(ids, { kind: 'restore' });
      await this.#organise([id], { kind: 'trash' });
      this.#ports.onGone([id]);
    };
    this.#offer(texts().list.merged(ids.length), ids.length, back);
  }

  /** Answers how many were changed before it ended. */
  async #organise(ids: readonly NoteId[], change: Organising): Promise<number> {
    await this.#ports.flush();
    this.#isCancelled = false;
    let done = 0;
    while (done < ids.length && !this.#isCancelled) {
      if (ids.length > BATCH) this.#progress = { done, total: ids.length };
      const batch = ids.slice(done, done + BATCH);
      const changed = await ask(this.#ports.bridge, 'notes.organise', { ids: batch, change });
      if (!changed.ok) {
        this.#ports.say(texts().errors[changed.error.code]);
        break;
      }
      done += batch.length;
    }
    this.#progress = undefined;
    return done;
  }

  #offer(text: string, done: number, back: () => Promise<unknown>): void {
    if (done > 0) this.#ports.say(text, { label: texts().list.undo, run: () => void back() });
  }
}

const idsOf = (rows: readonly NoteRow[]): NoteId[] => rows.map(({ id }) => id);
const bears = ({ tags }: NoteRow, name: string): boolean => tags.some((tag) => tagKeyOf(tag) === tagKeyOf(name));
const moveTo = (notebook: NotebookId | undefined): Organising => ({
  kind: 'move',
  ...(notebook === undefined ? {} : { notebook }),
});
const tagging = (add: string[], remove: string[]): Organising => ({ kind: 'tag', add, remove });

import type { NoteId } from '../../core/contract/ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { Rewritten } from '../../core/contract/tag-commands.ts';
import type { Comparison, VersionId, VersionRow } from '../../core/contract/version-commands.ts';
import type { NoteContent } from '../../core/note/note.ts';
import { replaceWith, type Rewriting } from '../../core/note/rewrite.ts';
import { differenceOf } from '../../core/version/difference.ts';
import { editsBack, type Passage } from '../../core/version/restoring.ts';
import type { VersionText } from '../../core/version/version.ts';
import type * as Y from 'yjs';
import type { StoredVersion, VersionReader, WrittenNote } from './ports.ts';
import type { VersionKeeper } from './version-keeper.ts';
import type { VersionShelf } from './version-shelf.ts';

/** What the versions of a workspace need from outside. */
export interface VersionsPorts {
  readonly shelf: VersionShelf;
  readonly keeper: VersionKeeper;
  readonly reader: VersionReader;
  /** A note in memory; undefined when there is none of that id, or it was erased for good. */
  readonly noteOf: (id: NoteId) => Promise<WrittenNote | undefined>;
  readonly create: (content: NoteContent) => Promise<Result<{ id: NoteId }>>;
  /** The notes that were erased for good. */
  readonly erased: () => Promise<readonly string[]>;
  readonly now: () => number;
}

/** Rewrites the note in question so that it can be undone. */
export type Rewrite = (rewrite: (doc: Y.Doc) => Rewriting | undefined) => Promise<Result<Rewritten>>;

/** A version of a note. */
interface OneVersion {
  readonly note: NoteId;
  readonly version: VersionId;
}

/** What comes before the first version. */
const NOTHING: VersionText = { title: '', body: '' };
/** How often it is tried to compare without holding anybody up, while the note changes under the comparison. */
const TRIES = 3;
/** So many notes that were erased are listed. */
const MOST_ERASED = 200;

/** What a person does with the versions of notes. */
export class Versions {
  readonly #ports: VersionsPorts;

  constructor(ports: VersionsPorts) {
    this.#ports = ports;
  }

  async list(note: NoteId, { offset, limit }: { readonly offset: number; readonly limit: number }) {
    // Whoever looks at the history sees to it that it is as it should be.
    if (offset === 0) await this.#ports.keeper.thin(note);
    const versions = (await this.#ports.shelf.list(note)).reverse();
    const sizeBytes = versions.reduce((sum, version) => sum + version.sizeBytes, 0);
    return { total: versions.length, sizeBytes, rows: versions.slice(offset, offset + limit).map(rowOf) };
  }

  async compare({ note, version }: OneVersion, other: 'before' | 'now'): Promise<Result<Comparison>> {
    const { shelf, reader, noteOf } = this.#ports;
    const own = await shelf.text(note, version);
    const beside = other === 'now' ? (await noteOf(note))?.text : await this.#textBefore(note, version);
    if (own === undefined) return fail({ code: 'version-not-found' });
    const [before, after] = other === 'now' ? [own, beside ?? NOTHING] : [beside ?? NOTHING, own];
    const pieces = await reader.compare({ before: before.body, after: after.body });
    return succeed({ before: before.title, after: after.title, pieces });
  }

  /** Keeps a note as it is now, under a name. */
  async name(id: NoteId, name: string): Promise<Result<undefined>> {
    const note = await this.#ports.noteOf(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    return (await this.#ports.keeper.keep(note, 'named', name)) ? succeed(undefined) : fail({ code: 'store-failed' });
  }

  /** Brings a note back to a version, or to a passage of it; what it said until then is kept first. */
  async restore(
    { note: id, version, passage }: OneVersion & { readonly passage?: Passage | undefined },
    rewrite: Rewrite,
  ): Promise<Result<Rewritten>> {
    const { shelf, keeper, noteOf } = this.#ports;
    const wanted = await shelf.text(id, version);
    if (wanted === undefined) return fail({ code: 'version-not-found' });
    const note = await noteOf(id);
    if (note === undefined) return fail({ code: 'note-not-found' });
    if (!(await keeper.keep(note, 'automatic'))) return fail({ code: 'store-failed' });
    const restored = await this.#bringBack({ note, wanted, ...(passage ? { passage } : {}) }, rewrite);
    if (restored.ok) await keeper.keep(note, 'restored');
    return restored;
  }

  /** Makes a new note of a version. */
  async revive({ note, version }: OneVersion): Promise<Result<{ id: NoteId }>> {
    const text = await this.#ports.shelf.text(note, version);
    if (text === undefined) return fail({ code: 'version-not-found' });
    return this.#ports.create({ ...text, meta: new Map([['created', this.#ports.now()]]) });
  }

  /** The newest version of each note that was erased for good, as far as there is one. */
  async erased() {
    const found: (OneVersion & { readonly title: string; readonly atMs: number })[] = [];
    for (const id of await this.#ports.erased()) {
      const note = id as NoteId;
      const newest = (await this.#ports.shelf.list(note)).at(-1);
      // Some came back from having been erased.
      if (newest !== undefined && (await this.#ports.noteOf(note)) === undefined)
        found.push({ note, version: newest.id, title: newest.title, atMs: newest.atMs });
    }
    return found.sort((one, other) => other.atMs - one.atMs).slice(0, MOST_ERASED);
  }

  async #bringBack(
    way: { readonly note: WrittenNote; readonly wanted: VersionText; readonly passage?: Passage },
    rewrite: Rewrite,
  ): Promise<Result<Rewritten>> {
    const { note, wanted, passage } = way;
    const part = passage === undefined ? {} : { passage };
    const title = passage === undefined ? wanted.title : undefined;
    for (let left = TRIES; ; left--) {
      const present = note.text?.body ?? '';
      const edits = await this.#ports.reader.editsBack({ present, version: wanted.body, ...part });
      const done = await rewrite((doc) => {
        const now = doc.getText('body').toString();
        if (now === present) return replaceWith(doc, edits, title);
        // Somebody writes all the time: then they wait for once.
        return left > 1 ? undefined : replaceWith(doc, editsBack(differenceOf(now, wanted.body), passage), title);
      });
      if (!done.ok || done.value.notes > 0 || left <= 1) return done;
    }
  }

  async #textBefore(note: NoteId, version: VersionId): Promise<VersionText | undefined> {
    const versions = await this.#ports.shelf.list(note);
    const before = versions[versions.findIndex(({ id }) => id === version) - 1];
    return before && this.#ports.shelf.text(note, before.id);
  }
}

const rowOf = ({ id, atMs, kind, name, title, by, authors, sizeBytes }: StoredVersion): VersionRow => ({
  ...{ id, atMs, kind, name, title, by, sizeBytes },
  authors: [...authors],
});

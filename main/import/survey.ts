import { type ImportPreview, MOST_NAMED, type SkippedItem } from '../../core/contract/import-commands.ts';
import { folderOf } from '../../core/import/entry-path.ts';
import { fileKindOf } from '../../core/import/file-kinds.ts';
import { isAttachmentFolder } from '../../core/note-file/attachment-links.ts';
import { tagKeyOf } from '../../core/note/tag-name.ts';
import type { ImportedNote } from '../../core/import/imported-note.ts';
import { ownNoteIn } from '../../core/import/note-source.ts';
import { withTargets } from '../../core/import/with-targets.ts';
import { problemOf } from './read/problem.ts';
import { type Collection, type NoteEntry, readEntry } from './formats/note-entry.ts';

/** How long one step reads, so that progress is told and a cancel is heard. Milliseconds. */
const STEP_MS = 100;
/** Notes that are read for the preview are kept for the import itself, up to so much text. UTF-16 units. */
const KEPT_UNITS = 32 * 1024 * 1024;

/** A note that will be imported. */
export interface SurveyedNote {
  readonly entry: NoteEntry;
  readonly key: string;
  /** Undefined: to be read again. */
  readonly read: ImportedNote | undefined;
}

/** What tells the notes of an import apart before they are read. */
export interface SurveyOptions {
  /** Keys of notes that were imported before. */
  readonly known: ReadonlySet<string>;
  /** Places of notes that are not to be read. */
  readonly avoid: ReadonlySet<number>;
  /** Hears, before it is read, which note is next, and 0 when none is. */
  readonly onReading: (number: number) => void;
}

/** The first reading of an import: what is in it, and what every note is called. Writes nothing. */
export class Survey {
  readonly notes: SurveyedNote[] = [];
  /** The titles of notes by what other notes know them by. */
  readonly titles = new Map<string, string>();
  readonly #collection: Collection;
  /** Texts that may be attachments come last: the notes before them tell. */
  readonly #entries: readonly NoteEntry[];
  readonly #skipped: SkippedItem[];
  readonly #options: SurveyOptions;
  readonly #keys = new Map<string, number>();
  readonly #tags = new Set<string>();
  readonly #notebooks = new Set<string>();
  /** The paths of the attachments of notes whose files this app wrote. */
  readonly #attached = new Set<string>();
  readonly #referred = new Map<string, number>();
  #next = 0;
  #room = KEPT_UNITS;

  constructor(collection: Collection, options: SurveyOptions) {
    this.#collection = collection;
    const isLast = ({ id }: NoteEntry): number => Number(isAttachmentFolder(folderOf(id)));
    this.#entries = collection.notes.toSorted((a, b) => isLast(a) - isLast(b));
    this.#options = options;
    this.#skipped = [...collection.skipped];
  }

  get done(): number {
    return this.#next;
  }

  get total(): number {
    return this.#entries.length;
  }

  /** Reads some more; false when there is no more. */
  step(): boolean {
    const until = performance.now() + STEP_MS;
    while (this.#next < this.total && performance.now() < until) {
      const entry = this.#entries[this.#next];
      const isAvoided = this.#options.avoid.has(this.#next);
      this.#next += 1;
      if (entry !== undefined && isAvoided) this.#skipped.push({ name: entry.name, problem: 'damaged' });
      else if (entry !== undefined) {
        this.#options.onReading(this.#next);
        this.#take(entry);
      }
    }
    this.#options.onReading(0);
    return this.#next < this.total;
  }

  preview(): ImportPreview {
    const skipped = [...this.#skipped, ...this.#notReferred()];
    return {
      name: this.#collection.root,
      noteCount: this.notes.length,
      knownCount: this.notes.filter(({ key }) => this.#options.known.has(key)).length,
      notebookCount: this.#notebooks.size,
      tagCount: this.#tags.size,
      attachmentCount: this.#referred.size,
      attachmentBytes: [...this.#referred.values()].reduce((sum, size) => sum + size, 0),
      skipped: skipped.slice(0, MOST_NAMED),
      skippedCount: skipped.length,
    };
  }

  /** Everything that stays out for what it is. */
  get skipped(): readonly SkippedItem[] {
    return [...this.#skipped, ...this.#notReferred()];
  }

  #take(entry: NoteEntry): void {
    if (this.#attached.has(entry.id)) return;
    try {
      const read = readEntry(entry);
      const key = this.#distinct(read.key);
      for (const tag of read.tags) this.#tags.add(tagKeyOf(tag));
      for (let depth = 1; depth <= read.notebook.length; depth++)
        this.#notebooks.add(read.notebook.slice(0, depth).join('\0'));
      const isOwn = ownNoteIn(key) !== undefined;
      withTargets(read.body, (written, how) => {
        const found = isOwn && how === 'link' ? entry.find(written, 'place') : entry.find(written, how);
        if (found?.kind === 'file') this.#referred.set(found.entry.file, found.entry.sizeBytes);
        if (found?.kind === 'file' && isOwn) this.#attached.add(found.entry.path);
        return undefined;
      });
      this.titles.set(entry.id, read.title);
      this.#room -= read.body.length;
      this.notes.push({ entry, key, read: this.#room > 0 ? read : undefined });
    } catch (cause) {
      this.#skipped.push({ name: entry.name, problem: problemOf(cause) });
    }
  }

  /** Two notes of one key, such as two of one second in Evernote, are told apart by their order. */
  #distinct(key: string): string {
    const count = (this.#keys.get(key) ?? 0) + 1;
    this.#keys.set(key, count);
    return count === 1 ? key : `${key}#${count}`;
  }

  #notReferred(): SkippedItem[] {
    return this.#collection.files
      .filter(({ file }) => !this.#referred.has(file))
      .map(({ path }) => ({
        name: path,
        problem: fileKindOf(path) === 'archive' ? 'nested-archive' : 'not-referenced',
      }));
  }
}

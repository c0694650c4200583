import type { SkippedItem } from '../../core/contract/import-commands.ts';
import type { NotebookId, NoteId } from '../../core/contract/ids.ts';
import { newNonce, newNoteId } from '../../core/contract/random-ids.ts';
import { importedContent } from '../../core/import/imported-content.ts';
import type { ImportedNote } from '../../core/import/imported-note.ts';
import { type NoteSource, ownNoteIn, tagsHashOf, textHashOf } from '../../core/import/note-source.ts';
import { withoutHolding } from '../../core/import/references-in-html.ts';
import { withTargets } from '../../core/import/with-targets.ts';
import { attachmentLinkedAs } from '../../core/note-file/attachment-links.ts';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { newNoteOf } from '../../core/segment/new-note.ts';
import { type NoteEntry, readEntry } from './formats/note-entry.ts';
import { drawnBytes } from './drawn-bytes.ts';
import type { AddedNote, ChangedSource, ImportBatch, ImportWriter, KnownSource, NextQuestion } from './import-api.ts';
import { problemOf } from './read/problem.ts';
import { ReferredFiles } from './referred-files.ts';
import type { Survey, SurveyedNote } from './survey.ts';

/** How much is handed over at once: what is in memory twice, and how long a cancel waits. */
const BATCH = { notes: 100, units: 1024 * 1024, ms: 100 } as const;

type Draft = { -readonly [K in keyof ImportBatch]: ImportBatch[K] extends readonly (infer T)[] ? T[] : ImportBatch[K] };

/** The second reading of an import: notes as they are stored, batch by batch, their references led to where they belong. */
export class ImportReader {
  readonly #survey: Survey;
  readonly #writer: ImportWriter;
  readonly #known: ReadonlyMap<string, KnownSource>;
  readonly #notebooks = new Map<string, NotebookId>();
  readonly #files = new ReferredFiles();
  /** What every note of the import is called, as links know it: a link by a title is one already. */
  readonly #titles: ReadonlySet<string>;
  /** What stays out for what it is, to be told once. */
  readonly #toTell: SkippedItem[];
  readonly #random = drawnBytes();
  #next = 0;

  constructor(survey: Survey, writer: ImportWriter, known: ReadonlyMap<string, KnownSource>) {
    this.#survey = survey;
    this.#writer = writer;
    this.#known = known;
    this.#toTell = [...survey.skipped];
    this.#titles = new Set([...survey.titles.values()].map(linkKeyOf));
  }

  /** The next notes. Stops before one whose notebook is not there yet. */
  next({ notebooks }: NextQuestion): ImportBatch {
    for (const { path, id } of notebooks) this.#notebooks.set(path.join('\0'), id);
    const until = performance.now() + BATCH.ms;
    const batch = emptyBatch();
    batch.skipped.push(...this.#toTell.splice(0));
    let units = 0;
    for (let count = 0; count < BATCH.notes && units < BATCH.units && performance.now() < until; count++) {
      const surveyed = this.#survey.notes[this.#next];
      if (surveyed === undefined) break;
      batch.wanted = this.#take(surveyed, batch);
      if (batch.wanted !== undefined) break;
      this.#next += 1;
      units += surveyed.read?.body.length ?? 0;
    }
    batch.files.push(...this.#files.take());
    batch.skipped.push(...this.#files.takeSkipped());
    batch.done = this.#next;
    batch.isOver = this.#next >= this.#survey.notes.length;
    return batch;
  }

  /** Answers the notebook that must be made before. */
  #take(surveyed: SurveyedNote, batch: Draft): readonly string[] | undefined {
    const { entry, key } = surveyed;
    const skip = (problem: SkippedItem['problem']): undefined => void batch.skipped.push({ name: entry.name, problem });
    try {
      const read = surveyed.read ?? readEntry(entry);
      const known = this.#known.get(key);
      if (known?.isTrashed === true) return skip('in-trash');
      const body = this.#bodyOf(surveyed, read.body);
      const source = { key, text: textHashOf(read.title, body), tags: tagsHashOf(read.tags) };
      if (known?.text === source.text && known.tags === source.tags) batch.unchangedCount += 1;
      else {
        const notebook = this.#notebooks.get(read.notebook.join('\0'));
        if (notebook === undefined && read.notebook.length > 0) return read.notebook;
        const added = this.#added({ ...read, body }, source, notebook);
        if (known === undefined) batch.added.push(added);
        else batch.changed.push(changedOf(known, added, { ...read, body }));
      }
      return undefined;
    } catch (cause) {
      return skip(problemOf(cause));
    }
  }

  #bodyOf({ entry, key }: SurveyedNote, body: string): string {
    if (ownNoteIn(key) !== undefined) return this.#ownBodyOf(entry, body);
    const led = withTargets(body, (written, how) => {
      if (how === 'name' && this.#titles.has(linkKeyOf(written))) return { kind: 'note', title: written };
      const found = entry.find(written, how);
      if (found?.kind === 'file') return this.#files.targetOf(found.entry, found.name);
      const title = found && this.#survey.titles.get(found.id);
      return title === undefined || title.trim() === '' ? undefined : { kind: 'note', title };
    });
    return withoutHolding(led);
  }

  /** The text of a file that this app wrote: its links are as they are here already, its attachments called as they were. */
  #ownBodyOf(entry: NoteEntry, body: string): string {
    return withTargets(body, (written, how, fragment) => {
      const found = how === 'link' ? entry.find(written, 'place') : undefined;
      const target = found?.kind === 'file' ? this.#files.targetOf(found.entry, found.name) : undefined;
      return target?.kind === 'file' ? { ...target, address: attachmentLinkedAs(target.address, fragment) } : undefined;
    });
  }

  #added(read: ImportedNote, source: NoteSource, notebook: NotebookId | undefined): AddedNote {
    const { writer, nowMs } = this.#writer;
    const { content, editedMs } = importedContent(read, { source, notebook, nowMs });
    const note = newNoteOf({ id: newNoteId(this.#random), writer, nonce: newNonce(this.#random), editedMs }, content);
    return { note, source, own: ownNoteIn(source.key) };
  }
}

function changedOf({ note, key, text, tags }: KnownSource, after: AddedNote, read: ImportedNote): ChangedSource {
  return {
    id: note as NoteId,
    before: { key, text, tags },
    after,
    title: read.title,
    body: read.body,
    tags: read.tags,
  };
}

const emptyBatch = (): Draft => ({
  done: 0,
  isOver: false,
  wanted: undefined,
  added: [],
  changed: [],
  files: [],
  unchangedCount: 0,
  skipped: [],
});

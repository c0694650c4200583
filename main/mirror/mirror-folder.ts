import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { attachmentReferencesIn } from '../../core/markdown/attachment-references.ts';
import { noteFileOf } from '../../core/note-file/note-file-of.ts';
import { withLinkedFiles } from '../../core/note-file/attachment-links.ts';
import { ATTACHMENTS } from '../../core/note-file/note-places.ts';
import { mirrorFolderOf, TRASH } from '../../core/note-file/mirror-places.ts';
import { writeNoteFile } from '../../core/note-file/write-note-file.ts';
import { DistinctNames, fileNameOf } from '../../core/note/file-name.ts';
import type { MirroredNote } from './mirror-api.ts';
import { hashOf, MirrorDisk } from './mirror-disk.ts';
import { type IndexEntry, lineOf, type MirrorIndex } from './mirror-index.ts';
import { MirrorNames } from './mirror-names.ts';

/** A note's file as it is to be, and as it was. */
interface Plan {
  readonly id: NoteId;
  readonly before: IndexEntry | undefined;
  readonly after: IndexEntry;
  readonly text: string;
  readonly editedMs: number;
}

/** Keeps the files of a mirror as the notes are that it is given. Calls reject as the disk does; what was begun is then done again. */
export class MirrorFolder {
  readonly #index: MirrorIndex;
  readonly #disk: MirrorDisk;
  readonly #names: MirrorNames;
  readonly #attachmentNames: DistinctNames;
  readonly #differing = new Set<NoteId>();
  #taken: readonly MirroredNote[] = [];

  private constructor(index: MirrorIndex, disk: MirrorDisk) {
    this.#index = index;
    this.#disk = disk;
    this.#names = new MirrorNames(index.notes);
    this.#attachmentNames = new DistinctNames(index.attachments.values());
  }

  /** Compares what is there with what was written. */
  static async open(folder: string, index: MirrorIndex): Promise<MirrorFolder> {
    const mirror = new MirrorFolder(index, new MirrorDisk(folder));
    await mirror.#disk.close();
    await mirror.#forgetLostAttachments();
    for (const [id, { file, hashes, leaving, attachments = [] }] of index.notes) {
      const hash = await mirror.#disk.hash(file);
      const isWritten = leaving === undefined && hash !== undefined && hashes.includes(hash);
      // One that was not here may have come while nobody looked.
      if (!isWritten || attachments.some((each) => !index.attachments.has(each))) mirror.#differing.add(id);
    }
    return mirror;
  }

  /** Notes whose file is not as it was written, and those that refer to an attachment that is gone. */
  get differing(): NoteId[] {
    return [...this.#differing];
  }

  /** The notes whose file lies in another folder than that of their notebook, as notebooks are called now. */
  misplaced(paths: ReadonlyMap<string, readonly string[]>): NoteId[] {
    return [...this.#index.notes].flatMap(([id, { file, notebook }]) =>
      notebook !== undefined && mirrorFolderOf(paths.get(notebook) ?? []) !== folderOf(file) ? [id] : [],
    );
  }

  /** The notes that refer to one of these attachments. */
  referring(hashes: readonly AttachmentHash[]): NoteId[] {
    const wanted = new Set(hashes);
    return [...this.#index.notes].flatMap(([id, { attachments }]) =>
      attachments?.some((hash) => wanted.has(hash)) ? [id] : [],
    );
  }

  /** The next notes; answers the attachments that are not in the mirror. */
  take(notes: readonly MirroredNote[]): AttachmentHash[] {
    this.#taken = notes;
    const hashes = notes.flatMap(({ note }) => attachmentsOf(note.content.body));
    return [...new Set(hashes)].filter((hash) => !this.#index.attachments.has(hash));
  }

  beginFile(): Promise<void> {
    return this.#disk.begin();
  }

  pushFile(bytes: Uint8Array): Promise<void> {
    return this.#disk.push(bytes);
  }

  /** The attachment is whole. `name`: as a note calls it. */
  async finishFile(hash: AttachmentHash, name: string): Promise<void> {
    for (;;) {
      const given = this.#attachmentNames.take(fileNameOf(name, 'file'));
      if (await this.#disk.has(`${ATTACHMENTS}/${given}`)) continue;
      await this.#disk.finish(`${ATTACHMENTS}/${given}`);
      return this.#index.add([{ attachment: hash, name: given }]);
    }
  }

  /** What notes that were taken call an attachment. */
  nameOf(hash: AttachmentHash): string {
    const references = this.#taken.flatMap(({ note }) => attachmentReferencesIn(note.content.body));
    return references.find((reference) => reference.hash === hash)?.name ?? '';
  }

  /** Writes the notes that were taken; answers how many files were kept aside. */
  async write(): Promise<number> {
    const plans: Plan[] = [];
    for (const one of this.#taken) {
      const plan = await this.#planOf(one);
      if (plan !== undefined) plans.push(plan);
    }
    // What is about to be written is known before it is: a crash in between makes no file a person's.
    await this.#index.add(plans.map(({ id, after }) => lineOf(id, after)));
    let aside = 0;
    for (const plan of plans) aside += await this.#carryOut(plan);
    await this.#index.add(
      plans.flatMap(({ id, after }) =>
        after.leaving === undefined ? [] : [lineOf(id, { ...after, leaving: undefined })],
      ),
    );
    this.#taken = [];
    return aside;
  }

  /** These notes are no more; answers how many files were kept aside. */
  async remove(ids: readonly NoteId[]): Promise<number> {
    let aside = 0;
    for (const id of ids) {
      const entry = this.#index.notes.get(id);
      if (entry === undefined) continue;
      for (const file of [entry.file, ...(entry.leaving ?? [])])
        if (await this.#disk.clear(file, entry.hashes)) aside += 1;
      this.#names.free(entry.file);
      await this.#index.add([{ gone: id }]);
      this.#differing.delete(id);
    }
    return aside;
  }

  /** Undefined when the file is as it should be. */
  async #planOf({ note, notebook }: MirroredNote): Promise<Plan | undefined> {
    const { id, content, isTrashed, editedMs } = note;
    const before = this.#index.notes.get(id);
    const folder = isTrashed ? TRASH : mirrorFolderOf(notebook);
    const file = await this.#names.take({ id, folder, title: content.title }, (place) => this.#disk.has(place));
    const isTold = folder === notebook.join('/');
    const body = withLinkedFiles(content.body, { place: file, files: this.#index.attachments });
    const text = writeNoteFile({ ...noteFileOf(note, isTold ? undefined : notebook), body });
    const hash = hashOf(text);
    if (before?.file === file && before.hashes[0] === hash && !this.#differing.has(id)) return undefined;
    const field = content.meta.get('notebook');
    const attachments = attachmentsOf(content.body);
    const after: IndexEntry = {
      file,
      hashes: [hash, ...(before?.hashes ?? [])].slice(0, 2),
      leaving: leavingOf(before, file),
      notebook: !isTrashed && typeof field === 'string' ? field : undefined,
      attachments: attachments.length > 0 ? attachments : undefined,
    };
    return { id, before, after, text, editedMs };
  }

  /** Answers how many files of a person were kept aside. */
  async #carryOut({ id, before, after, text, editedMs }: Plan): Promise<number> {
    const { file, hashes, leaving = [] } = after;
    let aside = 0;
    const hash = await this.#disk.hash(file);
    if (hash !== undefined && !hashes.includes(hash)) aside += Number(await this.#disk.setAside(file));
    if (hash !== hashes[0]) await this.#disk.write(file, text, editedMs);
    for (const old of leaving) aside += Number(await this.#disk.leave(old, file, before?.hashes ?? []));
    this.#differing.delete(id);
    return aside;
  }

  async #forgetLostAttachments(): Promise<void> {
    for (const [hash, name] of this.#index.attachments)
      if (!(await this.#disk.has(`${ATTACHMENTS}/${name}`))) this.#index.attachments.delete(hash);
  }
}

const attachmentsOf = (body: string): AttachmentHash[] => [
  ...new Set(attachmentReferencesIn(body).map(({ hash }) => hash)),
];

/** Where a note's file may lie beside its place. */
function leavingOf(before: IndexEntry | undefined, file: string): string[] | undefined {
  const old = [...(before?.leaving ?? []), ...(before === undefined ? [] : [before.file])].filter(
    (each) => each !== file,
  );
  return old.length > 0 ? old : undefined;
}

const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf('/')));

import type { AttachmentHash } from '../../../core/contract/attachment-values.ts';
import { attachmentReferencesIn } from '../../../core/markdown/attachment-references.ts';
import { withLinkedFiles } from '../../../core/note-file/attachment-links.ts';
import { noteFileOf } from '../../../core/note-file/note-file-of.ts';
import { ATTACHMENTS, NotePlaces } from '../../../core/note-file/note-places.ts';
import { writeNoteFile } from '../../../core/note-file/write-note-file.ts';
import { DistinctNames, fileNameOf } from '../../../core/note/file-name.ts';
import type { ExportedNote, WantedFile } from './bulk-api.ts';
import type { ExportSink } from './export-sink.ts';

/** Finds names and places for notes and their attachments, and writes them. */
export class ExportWriter {
  readonly #sink: ExportSink;
  readonly #places = new NotePlaces();
  readonly #names = new DistinctNames();
  readonly #files = new Map<AttachmentHash, string>();
  #taken: readonly ExportedNote[] = [];

  constructor(sink: ExportSink) {
    this.#sink = sink;
  }

  /** The next notes; answers the attachments that no note before them needed. */
  take(notes: readonly ExportedNote[]): WantedFile[] {
    this.#taken = notes;
    return notes.flatMap(({ note }) => this.#newFilesIn(note.content.body));
  }

  /** Writes them. */
  async write(absent: readonly AttachmentHash[]): Promise<void> {
    for (const hash of absent) this.#files.delete(hash);
    for (const one of this.#taken) await this.#writeNote(one);
    this.#taken = [];
  }

  #newFilesIn(body: string): WantedFile[] {
    return attachmentReferencesIn(body).flatMap(({ hash, name }) => {
      if (this.#files.has(hash)) return [];
      const given = this.#names.take(fileNameOf(name, 'file'));
      this.#files.set(hash, given);
      return [{ hash, name: given }];
    });
  }

  async #writeNote({ note, notebook, folders }: ExportedNote): Promise<void> {
    const { title, body } = note.content;
    const place = this.#places.take({ title, notebook: folders });
    const isTold = this.#places.folderOf(folders) === notebook.join('/');
    const file = noteFileOf(note, isTold ? undefined : notebook);
    const text = writeNoteFile({ ...file, body: withLinkedFiles(body, { place, files: this.#files }) });
    await this.#sink.begin(place, note.editedMs > 0 ? note.editedMs : undefined);
    await this.#sink.push(new TextEncoder().encode(text));
    await this.#sink.end();
  }
}

/** Where an attachment lies in an export. */
export const placeOfFile = (name: string): string => `${ATTACHMENTS}/${name}`;

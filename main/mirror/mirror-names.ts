import type { NoteId } from '../../core/contract/ids.ts';
import { isNameOf, mirrorNameOf } from '../../core/note-file/mirror-places.ts';
import { fileNameKeyOf } from '../../core/note/file-name.ts';
import type { IndexEntry } from './mirror-index.ts';

/** A note that needs a file. */
interface Wanted {
  readonly id: NoteId;
  /** A path with `/`; empty: the mirror itself. */
  readonly folder: string;
  readonly title: string;
}

/** Which note has which file: a note keeps its own as long as title and folder allow. */
export class MirrorNames {
  readonly #entries: ReadonlyMap<NoteId, IndexEntry>;
  readonly #owners = new Map<string, NoteId>();

  constructor(entries: ReadonlyMap<NoteId, IndexEntry>) {
    this.#entries = entries;
    for (const [id, { file }] of entries) this.#owners.set(fileNameKeyOf(file), id);
  }

  /** A file that no other note has, and that nobody else put there. */
  async take({ id, folder, title }: Wanted, isThere: (file: string) => Promise<boolean>): Promise<string> {
    const { file: own, leaving = [] } = this.#entries.get(id) ?? {};
    const at = (name: string): string => (folder === '' ? name : `${folder}/${name}`);
    if (own !== undefined && own === at(own.slice(own.lastIndexOf('/') + 1)) && isNameOf(nameIn(own), title))
      return own;
    for (let count = 1; ; count++) {
      const file = at(mirrorNameOf(title, count));
      const key = fileNameKeyOf(file);
      const owner = this.#owners.get(key);
      // A title that only changed its case keeps its place on systems where that is the same file.
      const isFree = owner === undefined ? leaving.includes(file) || !(await isThere(file)) : owner === id;
      if (!isFree) continue;
      if (own !== undefined) this.#owners.delete(fileNameKeyOf(own));
      this.#owners.set(key, id);
      return file;
    }
  }

  /** The file belongs to nobody any more. */
  free(file: string): void {
    this.#owners.delete(fileNameKeyOf(file));
  }
}

const nameIn = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

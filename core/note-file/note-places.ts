import { DistinctNames, fileNameOf } from '../note/file-name.ts';

/** What a note without a title is called outside the app. */
export const UNTITLED = 'Untitled note';
/** What a notebook is called whose name no folder can have. */
const UNNAMED = 'Notebook';

/** The folder, beside the outermost notes, that attachments lie in. */
export const ATTACHMENTS = 'attachments';

/** Where a note belongs: its title, and the names of its notebooks from the outermost. */
export interface NotePlace {
  readonly title: string;
  readonly notebook: readonly string[];
}

/** A folder that files and folders are named in. */
interface Folder {
  readonly names: DistinctNames;
  readonly folders: Map<string, { readonly name: string; readonly folder: Folder }>;
}

/**
 * Finds a place for every note of an export: notebooks are folders, and no two files or folders have one name, on whichever
 * system the export comes to lie. Places are paths with `/`, from the folder that holds all of it.
 */
export class NotePlaces {
  readonly #root: Folder;

  /** `reserved`: names in the outermost folder that no note and no notebook may have. */
  constructor(reserved: readonly string[] = [ATTACHMENTS]) {
    this.#root = folderWith(reserved);
  }

  /** A place that no other note has. */
  take({ title, notebook }: NotePlace): string {
    const { path, folder } = this.#folderAt(notebook);
    return [...path, folder.names.take(`${fileNameOf(title, UNTITLED)}.md`)].join('/');
  }

  /** The folder of a notebook. Every note of it, and of any other that is called so, lies there. */
  folderOf(notebook: readonly string[]): string {
    return this.#folderAt(notebook).path.join('/');
  }

  #folderAt(notebook: readonly string[]): { readonly path: string[]; readonly folder: Folder } {
    const path: string[] = [];
    let folder = this.#root;
    for (const words of notebook) {
      const entry = folder.folders.get(words) ?? {
        name: folder.names.take(fileNameOf(words, UNNAMED)),
        folder: folderWith([]),
      };
      folder.folders.set(words, entry);
      path.push(entry.name);
      folder = entry.folder;
    }
    return { path, folder };
  }
}

const folderWith = (taken: readonly string[]): Folder => ({ names: new DistinctNames(taken), folders: new Map() });

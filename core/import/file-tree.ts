import { fileKindOf } from './file-kinds.ts';
import { folderOf, joinPath, nameOf, stemOf } from './entry-path.ts';

/** Whatever links in files mean by a path, names differ on some systems by their case and on none by their accents' form. */
const keyOf = (path: string): string => path.normalize('NFC').toLowerCase();

/** The files of an import by their paths, to find what one of them means by a reference. */
export class FileTree {
  readonly #paths = new Map<string, string>();
  /** By name, that of a note also without its extension; of several the one nearest to the top first, as Obsidian has it. */
  readonly #names = new Map<string, string[]>();

  constructor(paths: readonly string[]) {
    const byDepth = paths.toSorted((a, b) => a.split('/').length - b.split('/').length || (a < b ? -1 : 1));
    for (const path of byDepth) {
      this.#paths.set(keyOf(path), path);
      const kind = fileKindOf(path);
      const isNote = kind === 'markdown' || kind === 'html';
      for (const name of isNote ? [nameOf(path), stemOf(nameOf(path))] : [nameOf(path)]) {
        const known = this.#names.get(keyOf(name));
        if (known === undefined) this.#names.set(keyOf(name), [path]);
        else known.push(path);
      }
    }
  }

  /** The file that an address in a file leads to: from its folder, else from the top. Undefined for addresses of elsewhere. */
  byAddress(address: string, from: string): string | undefined {
    if (/^[a-z][a-z0-9+.-]*:/i.test(address) || address.startsWith('//')) return undefined;
    for (const folder of [folderOf(from), '']) {
      const path = joinPath(folder, address);
      const found = path === undefined ? undefined : (this.#at(path) ?? this.#at(`${path}.md`));
      if (found !== undefined) return found;
    }
    return this.byName(nameOf(address), from);
  }

  /** The file that a name between `[[` and `]]` means: a path from the top or from there, or a name wherever it is. */
  byName(name: string, from: string): string | undefined {
    if (!name.includes('/')) return this.#nearest(name, from);
    for (const folder of ['', folderOf(from)]) {
      const path = joinPath(folder, name);
      const found = path === undefined ? undefined : (this.#at(`${path}.md`) ?? this.#at(path));
      if (found !== undefined) return found;
    }
    const end = `/${keyOf(name)}`;
    const among = this.#names.get(keyOf(nameOf(name))) ?? [];
    return among.find((path) => keyOf(`/${path}`).endsWith(end) || keyOf(`/${stemOf(path)}`).endsWith(end));
  }

  #at(path: string): string | undefined {
    return this.#paths.get(keyOf(path));
  }

  /** Beside the file that names it, else nearest to the top. */
  #nearest(name: string, from: string): string | undefined {
    const among = this.#names.get(keyOf(name)) ?? [];
    return among.find((path) => folderOf(path) === folderOf(from)) ?? among[0];
  }
}

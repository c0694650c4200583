import type { ImportProblem, SkippedItem } from '../../../core/contract/import-commands.ts';
import { entryPathOf, isHiddenPath, partsOf, stemOf } from '../../../core/import/entry-path.ts';
import { type FoundEntries, type FoundEntry, IMPORT_LIMITS } from './entries.ts';
import { ProblemError, problemOf } from './problem.ts';
import type { SpoolFile } from './spool.ts';

/** Longer names are shown cut: they come from anywhere. UTF-16 units. */
const SHOWN_UNITS = 300;

/** An entry of an archive, as the archive says. */
export interface ArchiveEntry {
  readonly name: string;
  readonly editedMs: number | undefined;
  /** What keeps it from being unpacked, by what the archive says of it alone. */
  readonly problem: ImportProblem | undefined;
  readonly unpack: () => Promise<SpoolFile>;
}

/** Unpacks the entries of an archive, one after the other, up to the limits (R14). */
export class Unpacking {
  readonly #entries: FoundEntry[] = [];
  readonly #skipped: SkippedItem[] = [];
  #count = 0;
  #isVault = false;

  /** False when no more entries are taken. */
  async take({ name, editedMs, problem, unpack }: ArchiveEntry): Promise<boolean> {
    const path = entryPathOf(name);
    this.#isVault ||= path !== undefined && /(?:^|\/)\.obsidian\//.test(path);
    if (path !== undefined && isHiddenPath(path)) return true;
    this.#count += 1;
    if (this.#count > IMPORT_LIMITS.archiveEntries) {
      this.skip(name, 'too-much');
      return false;
    }
    try {
      if (problem !== undefined) throw new ProblemError(problem);
      if (path === undefined) throw new ProblemError('unsafe-name');
      const { file, sizeBytes } = await unpack();
      this.#entries.push({ path, file, sizeBytes, createdMs: editedMs, editedMs });
    } catch (cause) {
      this.skip(name, problemOf(cause));
    }
    return true;
  }

  /** Names what stays out. */
  skip(name: string, problem: ImportProblem): void {
    this.#skipped.push({ name: name.slice(0, SHOWN_UNITS), problem });
  }

  /** What came out. A single folder that everything lies in is the whole, not a notebook. */
  found(archiveName: string): FoundEntries {
    const tops = new Set(this.#entries.map(({ path }) => partsOf(path)[0]));
    const [top = ''] = tops;
    const isWrapped = tops.size === 1 && this.#entries.every(({ path }) => path.startsWith(`${top}/`));
    const entries = isWrapped
      ? this.#entries.map((entry) => ({ ...entry, path: entry.path.slice(top.length + 1) }))
      : this.#entries;
    return { root: isWrapped ? top : stemOf(archiveName), entries, skipped: this.#skipped, isVault: this.#isVault };
  }
}

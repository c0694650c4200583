import { lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ImportProblem, SkippedItem } from '../../../core/contract/import-commands.ts';
import { entryPathOf, isHiddenPath } from '../../../core/import/entry-path.ts';
import { type FoundEntries, type FoundEntry, IMPORT_LIMITS } from './entries.ts';

interface Search {
  readonly top: string;
  readonly entries: FoundEntry[];
  readonly skipped: SkippedItem[];
  seen: number;
}

/** Everything in a folder, up to the limits. Links are not followed and hidden entries do not count. `top` is a real path. */
export function findEntries(top: string): FoundEntries {
  const search: Search = { top, entries: [], skipped: [], seen: 0 };
  const isVault = searchFolder(search, '', 0);
  return { root: path.basename(top), entries: search.entries, skipped: search.skipped, isVault };
}

/** Answers whether Obsidian keeps its settings in the folder. */
function searchFolder(search: Search, folder: string, depth: number): boolean {
  const skip = (name: string, problem: ImportProblem): void => void search.skipped.push({ name, problem });
  let names: string[];
  try {
    names = readdirSync(path.join(search.top, folder)).sort();
  } catch {
    skip(folder, 'unreadable');
    return false;
  }
  for (const name of names) {
    const written = folder === '' ? name : `${folder}/${name}`;
    if (isHiddenPath(written)) continue;
    search.seen += 1;
    if (search.seen > IMPORT_LIMITS.folderEntries || depth >= IMPORT_LIMITS.depth) {
      skip(folder === '' ? written : folder, 'too-much');
      break;
    }
    takeEntry(search, written, { depth, skip });
  }
  return names.includes('.obsidian');
}

function takeEntry(
  search: Search,
  written: string,
  { depth, skip }: { readonly depth: number; readonly skip: (name: string, problem: ImportProblem) => void },
): void {
  const file = path.join(search.top, written);
  const stats = lstatSync(file, { throwIfNoEntry: false });
  const entryPath = entryPathOf(written);
  if (stats === undefined) skip(written, 'unreadable');
  else if (entryPath === undefined) skip(written, 'unsafe-name');
  else if (stats.isDirectory()) searchFolder(search, written, depth + 1);
  else if (!stats.isFile()) skip(written, 'not-a-file');
  else {
    const times = [stats.birthtimeMs, stats.mtimeMs].filter((time) => time > 0).map(Math.trunc);
    const createdMs = times.length > 0 ? Math.min(...times) : undefined;
    search.entries.push({
      path: entryPath,
      file,
      sizeBytes: stats.size,
      createdMs,
      editedMs: Math.trunc(stats.mtimeMs),
    });
  }
}

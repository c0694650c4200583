import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { FILE_LIMITS, isHidden, isTextFile } from '../../../core/note/text-file.ts';

/** A file that can become a note: its real path and the name it was chosen by. */
export interface FoundFile {
  readonly path: string;
  readonly name: string;
}

/** What lies at the places that a person chose. */
export interface FoundFiles {
  /** Of the first place. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly files: readonly FoundFile[];
  /** What was found besides: other kinds of files, links, what is too deep or too much. */
  readonly skippedCount: number;
}

interface Search {
  readonly files: FoundFile[];
  skippedCount: number;
  entryCount: number;
}

/**
 * Looks for text files at the given places, into folders up to the limits. Reads no file. Links inside folders are not
 * followed: what they lead to lies elsewhere, or is found by itself. Hidden entries do not count. Never rejects.
 */
export async function findFiles(places: readonly string[]): Promise<FoundFiles> {
  const search: Search = { files: [], skippedCount: 0, entryCount: 0 };
  let isFolder = false;
  for (const [index, place] of places.entries()) {
    const kind = await searchPlace(search, place).catch(() => 'unreadable');
    if (kind === 'unreadable') search.skippedCount += 1;
    if (index === 0) isFolder = kind === 'folder';
  }
  const { files, skippedCount } = search;
  return { name: path.basename(places[0] ?? ''), isFolder, files, skippedCount };
}

async function searchPlace(search: Search, place: string): Promise<'folder' | 'file'> {
  const real = await realpath(place);
  const stats = await stat(real);
  if (stats.isDirectory()) {
    await searchFolder(search, real, 1);
    return 'folder';
  }
  take(search, { path: real, name: path.basename(place) }, stats.isFile());
  return 'file';
}

async function searchFolder(search: Search, folder: string, depth: number): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (isHidden(entry.name)) continue;
    search.entryCount += 1;
    const inside = path.join(folder, entry.name);
    const mayEnter = depth < FILE_LIMITS.depth && search.entryCount < FILE_LIMITS.entries;
    if (!entry.isDirectory()) take(search, { path: inside, name: entry.name }, entry.isFile());
    else if (!mayEnter || !(await isSearched(search, inside, depth + 1))) search.skippedCount += 1;
  }
}

/** False for a folder that cannot be read: one of them must not hide the others. */
const isSearched = (search: Search, folder: string, depth: number): Promise<boolean> =>
  searchFolder(search, folder, depth).then(
    () => true,
    () => false,
  );

function take(search: Search, file: FoundFile, isRegular: boolean): void {
  if (isRegular && isTextFile(file.name) && search.files.length < FILE_LIMITS.files) search.files.push(file);
  else search.skippedCount += 1;
}

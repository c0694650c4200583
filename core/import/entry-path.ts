/** Longer paths are refused: no file system of these days makes them. UTF-16 units. */
const MAX_PATH_UNITS = 4096;
const MAX_DEPTH = 40;

/** Drive letters, shares, and what would end a name or read as another one. */
const ABSOLUTE = /^(?:[/\\]|[a-z]:)/i;

/**
 * The path of an entry as the archive or the folder names it, its parts divided by `/`; undefined for one that leads out
 * of it, is absolute, or is no path (R14).
 */
export function entryPathOf(written: string): string | undefined {
  if (written.length > MAX_PATH_UNITS || ABSOLUTE.test(written) || /[\0\\]/.test(written)) return undefined;
  const parts = written.split('/').filter((part) => part !== '' && part !== '.');
  if (parts.length === 0 || parts.length > MAX_DEPTH || parts.includes('..')) return undefined;
  return parts.join('/').normalize('NFC');
}

/** What stands before the last `/`; empty at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

/** What stands behind the last `/`. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** A name without what follows its last dot. */
export const stemOf = (name: string): string => name.replace(/(?<=.)\.[^.]*$/, '');

/** The parts of a path; none for the empty one. */
export const partsOf = (path: string): string[] => (path === '' ? [] : path.split('/'));

/** A path that is meant from within a folder, without `.` and `..`; undefined when it leads out of the top. */
export function joinPath(folder: string, relative: string): string | undefined {
  const parts = relative.startsWith('/') ? [] : partsOf(folder);
  for (const part of relative.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return parts.join('/');
}

/** Whether people do not see it where they keep their files, nor did they put it there: `.obsidian`, `__MACOSX`, `Thumbs.db`. */
export const isHiddenPath = (path: string): boolean =>
  partsOf(path).some((part) => part.startsWith('.') || part === '__MACOSX') ||
  /^(?:thumbs\.db|desktop\.ini)$/i.test(nameOf(path));

import { renameSync, rmSync } from 'node:fs';
import { CatalogDatabase } from './catalog-database.ts';

/**
 * Opens a catalog. A file that cannot be read, or is of another format, gives way to an empty one, which is filled anew.
 * Where no file can be made, the catalog is in memory, for this run.
 */
export function openCatalog(file: string): CatalogDatabase {
  const found = tryOpening(file);
  if (found) return found;
  makeRoom(file);
  return tryOpening(file) ?? new CatalogDatabase(':memory:');
}

/** Takes away what stands in the catalog's place: SQLite's files, or whatever else somebody put there, which is kept beside it. */
export function makeRoom(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) {
    try {
      rmSync(file + suffix, { force: true });
    } catch {
      setAside(file + suffix);
    }
  }
}

function setAside(file: string): void {
  try {
    renameSync(file, `${file}.aside`);
  } catch {
    // The next catalog cannot be made there then, and is in memory.
  }
}

function tryOpening(file: string): CatalogDatabase | undefined {
  try {
    return new CatalogDatabase(file);
  } catch {
    return undefined;
  }
}

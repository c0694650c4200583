import { copyFile, lstat, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder, writeFileAtomic } from '../atomic-file.ts';

/** Names at the top of a profile that a copy leaves out: Chromium's own files, and earlier copies. */
const isLeftOut = (name: string): boolean => name === 'browser' || name.startsWith('before-format-');

/** What can be made again from the rest, at any depth. */
const isDerived = (name: string): boolean => /^catalog\.db(-\w+)?$/.test(name);

/** The file that makes a folder a profile. Copied last: a copy without it is no profile, and not complete. */
const MARK = 'profile.json';

/** Where the copy of a profile lies that was made before it went over to a format. */
export const copyFolderOf = (profileDir: string, format: number): string => join(profileDir, `before-format-${format}`);

/**
 * Copies a profile that nobody writes into a folder inside it, so that the version of before can be started on the copy.
 * Everything is synced before the copy counts as complete. One that is complete is left alone, whatever happened since;
 * one that was cut off is made again. Real copies, never links: LevelDB and the journal write in place.
 */
export async function copyProfile(profileDir: string, to: string): Promise<void> {
  if (await exists(join(to, MARK))) return;
  await rm(to, { recursive: true, force: true });
  await mkdir(to, { mode: 0o700 });
  for (const name of await readdir(profileDir))
    if (!isLeftOut(name) && name !== MARK) await copyEntry(join(profileDir, name), join(to, name));
  await syncFolder(to);
  await writeFileAtomic(join(to, MARK), new Uint8Array(await readFile(join(profileDir, MARK))));
  await syncFolder(profileDir);
}

/** Folders and plain files; a profile has nothing else. */
async function copyEntry(from: string, to: string): Promise<void> {
  const stat = await lstat(from);
  if (stat.isFile()) return copyWhole(from, to);
  if (!stat.isDirectory()) return;
  await mkdir(to, { mode: 0o700 });
  for (const name of await readdir(from)) if (!isDerived(name)) await copyEntry(join(from, name), join(to, name));
  await syncFolder(to);
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const handle = await open(to, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function exists(place: string): Promise<boolean> {
  return (await lstat(place).catch(() => undefined)) !== undefined;
}

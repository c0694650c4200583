import { readdir, readFile, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { CrashReport } from '../../core/contract/crash-commands.ts';
import { kindOfDump } from './minidump-kind.ts';

/** How much of the past is kept: a dump is for the next days, and dumps must never fill a disk. */
export const DUMP_LIMITS = { count: 5, bytes: 50 * 1024 * 1024 } as const;

/** How many reports, and how large together, are kept. */
export interface DumpLimits {
  readonly count: number;
  readonly bytes: number;
}

/** A report and the file that holds it. */
export interface StoredDump extends CrashReport {
  readonly file: string;
}

/** Crashpad writes `<number>.dmp` somewhere below its folder, on some systems with a `.meta` beside it. */
const DUMP_NAME = /^([0-9a-f-]{36})\.dmp$/i;

/** The dumps below a folder, newest first. None when there is no such folder. */
export async function readDumps(dir: string): Promise<StoredDump[]> {
  const names = await readdir(dir, { recursive: true }).catch(() => []);
  const dumps = await Promise.all(names.map((name) => readDump(path.join(dir, name))));
  return dumps.filter((dump) => dump !== undefined).sort((a, b) => b.atMs - a.atMs);
}

/** Deletes the oldest dumps until what is left is within the limits. One dump alone may not be larger than they allow either. */
export async function pruneDumps(dir: string, limits: DumpLimits): Promise<void> {
  let bytes = 0;
  for (const [index, dump] of (await readDumps(dir)).entries()) {
    bytes += dump.sizeBytes;
    if (index >= limits.count || bytes > limits.bytes) await removeDump(dump);
  }
}

/** Deletes every dump. */
export async function forgetDumps(dir: string): Promise<void> {
  for (const dump of await readDumps(dir)) await removeDump(dump);
}

async function readDump(file: string): Promise<StoredDump | undefined> {
  const id = DUMP_NAME.exec(path.basename(file))?.[1]?.toLowerCase();
  if (id === undefined) return undefined;
  try {
    const { mtimeMs, size } = await stat(file);
    const isReadable = size <= DUMP_LIMITS.bytes;
    const kind = isReadable ? kindOfDump(new Uint8Array(await readFile(file))) : 'part';
    return { id, file, atMs: Math.round(mtimeMs), kind, sizeBytes: size };
  } catch {
    // It was deleted, or moved on by Crashpad, between the two looks.
    return undefined;
  }
}

async function removeDump({ file }: StoredDump): Promise<void> {
  for (const name of [file, file.replace(/\.dmp$/i, '.meta')]) await rm(name, { force: true });
}

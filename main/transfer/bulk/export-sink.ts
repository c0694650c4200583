import { mkdir, open, type FileHandle, rm } from 'node:fs/promises';
import path from 'node:path';
import { ZipFile } from '../../zip-file.ts';

/**
 * Where the files of an export go, one after the other; their paths are made with `/`. Calls reject as the disk does. An
 * archive of its own is one, too.
 */
export interface ExportSink {
  /** The next file. `modifiedMs`: wall clock; undefined: now. */
  begin(place: string, modifiedMs?: number): Promise<void>;
  push(bytes: Uint8Array): Promise<void>;
  end(): Promise<void>;
  /** Everything is in it. */
  finish(): Promise<void>;
  /** Lets go of what is open, and leaves nothing. */
  abandon(): Promise<void>;
}

/** An archive at that place. What its paths begin with is one folder, called as the archive is. */
export async function openArchive(file: string): Promise<ExportSink> {
  const zip = await ZipFile.create(file);
  const folder = path.basename(file, path.extname(file));
  return {
    begin: (place, modifiedMs) => zip.begin(`${folder}/${place}`, modifiedMs),
    push: (bytes) => zip.push(bytes),
    end: () => zip.end(),
    finish: () => zip.finish(),
    abandon: () => zip.abandon(),
  };
}

/** A folder that was made for the export, and holds nothing yet. */
export const openFolder = (root: string): ExportSink => new FolderSink(root);

class FolderSink implements ExportSink {
  readonly #root: string;
  readonly #made = new Set<string>();
  #file: { readonly handle: FileHandle; readonly modifiedMs: number | undefined } | undefined;

  constructor(root: string) {
    this.#root = root;
  }

  async begin(place: string, modifiedMs?: number): Promise<void> {
    const file = path.join(this.#root, ...place.split('/'));
    const folder = path.dirname(file);
    if (!this.#made.has(folder)) await mkdir(folder, { recursive: true });
    this.#made.add(folder);
    // Nothing that is there is ever written over, whoever put it there.
    this.#file = { handle: await open(file, 'wx', 0o600), modifiedMs };
  }

  async push(bytes: Uint8Array): Promise<void> {
    await this.#file?.handle.writeFile(bytes);
  }

  async end(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    if (file?.modifiedMs !== undefined) await file.handle.utimes(new Date(), new Date(file.modifiedMs));
    await file?.handle.close();
  }

  async finish(): Promise<void> {
    this.#made.clear();
  }

  async abandon(): Promise<void> {
    await this.end().catch(() => undefined);
    await rm(this.#root, { recursive: true, force: true });
  }
}

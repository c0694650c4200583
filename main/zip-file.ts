import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Zip, ZipDeflate } from 'fflate';

/** Compressed a little at a time, so that neither the memory nor the event loop feels the size of what goes in. */
const PIECE_BYTES = 64 * 1024;

/** What the format counts entries and bytes with ends here; the library writes no larger form of it. */
const MAX_ENTRIES = 65_535;
const MAX_BYTES = 2 ** 32 - 64 * 1024 * 1024;

/** The years that an archive can name. Milliseconds since 1970. */
const EARLIEST_MS = Date.UTC(1980, 0, 2);
const LATEST_MS = Date.UTC(2099, 11, 30);

/** What goes into an archive, in pieces. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

type Entry = readonly [name: string, pieces: Pieces];
type Entries = AsyncIterable<Entry> | Iterable<Entry>;

/** More is to go into an archive than one can hold. */
export class ArchiveFullError extends Error {
  override readonly name = 'ArchiveFullError';
}

/** A zip archive that is being written: one entry after the other, into a draft beside its place. */
export class ZipFile {
  readonly #place: string;
  readonly #handle: FileHandle;
  readonly #ready: Uint8Array[] = [];
  readonly #zip: Zip;
  #entry: ZipDeflate | undefined;
  #entries = 0;
  #bytes = 0;

  private constructor(place: string, handle: FileHandle) {
    this.#place = place;
    this.#handle = handle;
    this.#zip = new Zip((error, chunk) => {
      if (error) throw error;
      this.#ready.push(chunk);
    });
  }

  /** Begins the draft. Rejects as the disk does. */
  static async create(place: string): Promise<ZipFile> {
    return new ZipFile(place, await open(draftOf(place), 'w', 0o600));
  }

  /** The next entry. `modifiedMs`: wall clock; undefined: now. */
  async begin(name: string, modifiedMs?: number): Promise<void> {
    this.#entries += 1;
    // Each entry is named once more at the end.
    if (this.#entries > MAX_ENTRIES || this.#bytes > MAX_BYTES) throw new ArchiveFullError();
    this.#entry = new ZipDeflate(name);
    if (modifiedMs !== undefined) this.#entry.mtime = Math.min(Math.max(modifiedMs, EARLIEST_MS), LATEST_MS);
    this.#zip.add(this.#entry);
  }

  /** More of the entry. */
  async push(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length; at += PIECE_BYTES) this.#entry?.push(piece.subarray(at, at + PIECE_BYTES));
    await this.#drain();
    if (this.#bytes > MAX_BYTES) throw new ArchiveFullError();
  }

  /** The entry is whole. */
  async end(): Promise<void> {
    this.#entry?.push(new Uint8Array(), true);
    this.#entry = undefined;
    await this.#drain();
  }

  /** Puts the archive into its place, as a whole. */
  async finish(): Promise<void> {
    this.#zip.end();
    await this.#drain();
    await this.#handle.sync();
    await this.#handle.close();
    await rename(draftOf(this.#place), this.#place);
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#handle.close().catch(() => undefined);
    await rm(draftOf(this.#place), { force: true });
  }

  async #drain(): Promise<void> {
    for (const chunk of this.#ready.splice(0)) {
      this.#bytes += chunk.length;
      await this.#handle.write(chunk);
    }
  }
}

/** Where an archive is written before it is whole. */
export const draftOf = (place: string): string => `${place}.part`;

/** Writes a zip archive: there as a whole at the end, or not at all. Rejects with what the disk or an entry's source said. */
export async function writeZip(file: string, entries: Entries): Promise<void> {
  const zip = await ZipFile.create(file);
  try {
    for await (const [name, pieces] of entries) {
      await zip.begin(name);
      for await (const piece of pieces) await zip.push(piece);
      await zip.end();
    }
    await zip.finish();
  } catch (cause) {
    await zip.abandon();
    throw cause;
  }
}

import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { Zip, ZipDeflate } from 'fflate';

/** Compressed a little at a time, so that neither the memory nor the event loop feels the size of what goes in. */
const PIECE_BYTES = 64 * 1024;

/** What goes into an archive, in pieces. */
export type Pieces = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

type Entry = readonly [name: string, pieces: Pieces];
type Entries = AsyncIterable<Entry> | Iterable<Entry>;

/** Writes a zip archive: there as a whole at the end, or not at all. Rejects with what the disk or an entry's source said. */
export async function writeZip(file: string, entries: Entries): Promise<void> {
  const draft = `${file}.part`;
  try {
    const handle = await open(draft, 'w', 0o600);
    try {
      await writeEntries(handle, entries);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

async function writeEntries(handle: FileHandle, entries: Entries): Promise<void> {
  const ready: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    ready.push(chunk);
  });
  const drain = async (): Promise<void> => {
    for (const chunk of ready.splice(0)) await handle.write(chunk);
  };
  for await (const [name, pieces] of entries) {
    const entry = new ZipDeflate(name);
    zip.add(entry);
    for await (const piece of pieces) {
      for (let at = 0; at < piece.length; at += PIECE_BYTES) entry.push(piece.subarray(at, at + PIECE_BYTES));
      await drain();
    }
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  await drain();
}

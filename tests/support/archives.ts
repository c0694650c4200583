import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pack } from 'tar-stream';
import { type Zippable, zipSync } from 'fflate';
import { emptyFolder } from './importing.ts';

/** Writes a zip archive of these entries into a new folder, changed by `damage` before. Answers its place. */
export async function zipOf(
  entries: Zippable,
  damage: (bytes: Uint8Array) => Uint8Array = (bytes) => bytes,
): Promise<string> {
  const place = join(await emptyFolder(), 'Archive.zip');
  await writeFile(place, damage(zipSync(entries)));
  return place;
}

/** An entry of a tar archive. */
export interface TarEntry {
  readonly name: string;
  readonly content?: string | Uint8Array;
  readonly type?: 'file' | 'symlink' | 'character-device';
  readonly linkname?: string;
}

/** The bytes of a tar archive of these entries. */
export async function tarOf(entries: readonly TarEntry[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { name, content = '', type = 'file', linkname } of entries) {
    const header = { name, type, ...(linkname === undefined ? {} : { linkname }) };
    if (type === 'file') archive.entry(header, content);
    else archive.entry(header);
  }
  archive.finalize();
  const pieces: Uint8Array[] = [];
  for await (const piece of archive) pieces.push(new Uint8Array(piece as Buffer));
  return new Uint8Array(Buffer.concat(pieces));
}

/** Sets the bit that says “encrypted” in every header of a zip archive. */
export function saidToBeEncrypted(bytes: Uint8Array): Uint8Array {
  const changed = Buffer.from(bytes);
  for (const [mark, offset] of [
    ['PK\x03\x04', 6],
    ['PK\x01\x02', 8],
  ] as const)
    for (let at = changed.indexOf(mark); at >= 0; at = changed.indexOf(mark, at + 1))
      changed[at + offset] = (changed[at + offset] ?? 0) | 1;
  return new Uint8Array(changed);
}

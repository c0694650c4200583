import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import { ATTACHMENTS } from '../../core/note-file/note-places.ts';
import { writeFileAtomic } from '../atomic-file.ts';
import { makeNewFolder } from '../new-folder.ts';
import type { WorkerClient } from '../worker/client.ts';
import { writeZip } from '../zip-file.ts';
import type { ReadAttachment } from './ports.ts';
import type { TransferApi } from './transfer-api.ts';

/** What a text with attachments is written from. */
export interface MarkdownSource {
  readonly body: string;
  readonly files: ReadonlyMap<AttachmentHash, string>;
  readonly readAttachment: ReadAttachment;
  readonly worker: WorkerClient<TransferApi>;
}

/** What came of it: the name of the folder or archive, and how many attachments are not in it. */
export interface WrittenFiles {
  readonly name: string;
  readonly missing: number;
}

type File = readonly [name: string, bytes: Uint8Array];

/** Attachments that are here, one after the other, and then the text, which knows which ones came along. */
async function* filesOf({ body, files, readAttachment, worker }: MarkdownSource, stem: string): AsyncGenerator<File> {
  const written = new Map<AttachmentHash, string>();
  for (const [hash, name] of files) {
    const stored = await readAttachment(hash);
    if (stored === undefined) continue;
    written.set(hash, name);
    yield [`${ATTACHMENTS}/${name}`, stored.bytes];
  }
  const text = await worker.ask('relocate', { body, files: written, place: `${stem}.md` });
  yield [`${stem}.md`, new TextEncoder().encode(text)];
}

/** Writes an archive that holds one folder, with the text and its attachments. */
export async function writeArchive(place: string, source: MarkdownSource): Promise<WrittenFiles> {
  const stem = path.basename(place, path.extname(place));
  let count = 0;
  async function* entries(): AsyncGenerator<readonly [string, Uint8Array[]]> {
    for await (const [name, bytes] of filesOf(source, stem)) {
      count++;
      yield [`${stem}/${name}`, [bytes]];
    }
  }
  await writeZip(place, entries());
  return { name: path.basename(place), missing: source.files.size + 1 - count };
}

/** Writes a new folder beside the place, with the text and its attachments; it is there as a whole or not at all. */
export async function writeFolder(place: string, source: MarkdownSource): Promise<WrittenFiles> {
  const stem = path.basename(place, path.extname(place));
  const folder = await makeNewFolder(path.join(path.dirname(place), stem));
  let count = 0;
  try {
    await mkdir(path.join(folder, ATTACHMENTS));
    for await (const [name, bytes] of filesOf(source, stem)) {
      count++;
      await writeFileAtomic(path.join(folder, ...name.split('/')), bytes);
    }
  } catch (cause) {
    await rm(folder, { recursive: true, force: true });
    throw cause;
  }
  return { name: path.basename(folder), missing: source.files.size + 1 - count };
}

import type { CommandInput } from '../../core/contract/commands.ts';
import { MAX_TEXTS, MAX_TEXTS_BYTES } from '../../core/contract/launch-commands.ts';
import { FILE_LIMITS, type FileProblem, isHidden, isTextFile } from '../../core/note/text-file.ts';

/** The text files of a drop, not read yet. */
export interface DroppedFiles {
  /** Of the first thing that was dropped. */
  readonly name: string;
  readonly isFolder: boolean;
  readonly files: readonly FileSystemFileEntry[];
  readonly skippedCount: number;
}

/** The texts of files, as `files.addTexts` takes them. */
export type Texts = CommandInput<'files.addTexts'>['files'];

/** Some texts, and the files of which there are none. */
export interface TextBatch {
  readonly texts: Texts;
  readonly skipped: readonly { readonly name: string; readonly reason: FileProblem }[];
}

/** What was dropped; only while the drop is being told of. */
export const entriesOf = (transfer: DataTransfer): FileSystemEntry[] =>
  [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);

const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;

/** Whether a drop may hold notes: Markdown, plain text, or a folder. Anything else is left to whoever wants it. */
export const isForUs = (entries: readonly FileSystemEntry[]): boolean =>
  entries.some((entry) => entry.isDirectory || isTextFile(entry.name));

/** Looks for text files in what was dropped, into folders up to the limits. Reads no file. */
export async function findDroppedFiles(entries: readonly FileSystemEntry[]): Promise<DroppedFiles> {
  const found = { files: [] as FileSystemFileEntry[], skippedCount: 0, entryCount: 0 };
  const search = async (level: readonly FileSystemEntry[], depth: number): Promise<void> => {
    for (const entry of level) {
      if (isHidden(entry.name)) continue;
      found.entryCount += 1;
      const mayEnter = depth < FILE_LIMITS.depth && found.entryCount < FILE_LIMITS.entries;
      const inside = isFolder(entry) && mayEnter ? await entriesIn(entry).catch(() => undefined) : undefined;
      if (inside !== undefined) await search(inside, depth + 1);
      else if (isFile(entry) && isTextFile(entry.name) && found.files.length < FILE_LIMITS.files) {
        found.files.push(entry);
      } else found.skippedCount += 1;
    }
  };
  await search(entries, 0);
  const { files, skippedCount } = found;
  return { name: entries[0]?.name ?? '', isFolder: entries[0]?.isDirectory === true, files, skippedCount };
}

/** Reads files, as many at a time as main takes in one call. */
export async function* readDroppedFiles(files: DroppedFiles['files']): AsyncGenerator<TextBatch> {
  let batch = emptyBatch();
  for (const entry of files) {
    const outcome = await readDropped(entry);
    if ('reason' in outcome) batch.skipped.push(outcome);
    else {
      const size = new TextEncoder().encode(outcome.text).length + BYTES_BESIDE_TEXT;
      if (batch.texts.length === MAX_TEXTS || batch.sizeBytes + size > MAX_TEXTS_BYTES) {
        yield batch;
        batch = emptyBatch();
      }
      batch.texts.push(outcome);
      batch.sizeBytes += size;
    }
  }
  yield batch;
}

/** Name, keys and numbers of one file on its way. */
const BYTES_BESIDE_TEXT = 4096;

const emptyBatch = () => ({ texts: [] as Texts, skipped: [] as TextBatch['skipped'][number][], sizeBytes: 0 });

async function readDropped(entry: FileSystemFileEntry): Promise<Texts[number] | TextBatch['skipped'][number]> {
  const { name } = entry;
  try {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    if (file.size > FILE_LIMITS.fileBytes) return { name, reason: 'too-large' };
    const text = textOf(await file.arrayBuffer());
    return text === undefined ? { name, reason: 'not-text' } : { name, text, createdMs: Math.trunc(file.lastModified) };
  } catch {
    return { name, reason: 'unreadable' };
  }
}

function textOf(content: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

async function entriesIn(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    // The system tells them in any order; the first note is the one that opens.
    if (part.length === 0) return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
    entries.push(...part);
  }
}

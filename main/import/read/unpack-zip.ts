import path from 'node:path';
import yauzl from 'yauzl';
import type { ImportProblem } from '../../../core/contract/import-commands.ts';
import { MAX_ATTACHMENT_BYTES } from '../../../core/contract/attachment-commands.ts';
import { type FoundEntries, IMPORT_LIMITS, RATIO_FROM_BYTES } from './entries.ts';
import { ProblemError } from './problem.ts';
import { type Spool, spoolStream } from './spool.ts';
import { Unpacking } from './unpacked.ts';

/** Names are taken apart here, so that a bad one costs its entry alone. */
const OPTIONS = { autoClose: false, decodeStrings: false } as const;

/** The kind of file in the upper half of an entry's attributes, where a Unix made the archive. */
const KIND_MASK = 0o170000;
const REGULAR = 0o100000;

/** Unpacks a zip archive. What is damaged costs what comes behind it, no more. Throws a ProblemError for what is no archive. */
export async function unpackZip(file: string, spool: Spool): Promise<FoundEntries> {
  const zip = await yauzl.openPromise(file, OPTIONS).catch(() => {
    throw new ProblemError('damaged');
  });
  const unpacking = new Unpacking();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = nameOf(entry);
      if (name.endsWith('/')) continue;
      const unpack = async () => spoolStream(spool, await openEntry(zip, entry), MAX_ATTACHMENT_BYTES);
      const editedMs = entry.getLastModDate().getTime();
      const goesOn = await unpacking.take({
        name,
        editedMs: Number.isNaN(editedMs) ? undefined : editedMs,
        problem: problemIn(entry),
        unpack,
      });
      if (!goesOn) break;
    }
  } catch {
    unpacking.skip(path.basename(file), 'damaged');
  } finally {
    zip.close();
  }
  return unpacking.found(path.basename(file));
}

const nameOf = (entry: yauzl.Entry): string =>
  yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry) {
  return zip.openReadStreamPromise(entry).catch(() => {
    throw new ProblemError('damaged');
  });
}

function problemIn(entry: yauzl.Entry): ImportProblem | undefined {
  const kind = (entry.externalFileAttributes >>> 16) & KIND_MASK;
  if (kind !== 0 && kind !== REGULAR) return 'not-a-file';
  if (entry.isEncrypted()) return 'encrypted';
  if (!entry.canDecodeFileData()) return 'damaged';
  const { uncompressedSize: size, compressedSize: packed } = entry;
  if (size > RATIO_FROM_BYTES && size > packed * IMPORT_LIMITS.ratio) return 'too-compressed';
  return size > MAX_ATTACHMENT_BYTES ? 'too-large' : undefined;
}

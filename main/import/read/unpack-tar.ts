import { createReadStream } from 'node:fs';
import path from 'node:path';
import { extract } from 'tar-stream';
import { MAX_ATTACHMENT_BYTES } from '../../../core/contract/attachment-commands.ts';
import type { ImportProblem } from '../../../core/contract/import-commands.ts';
import type { FoundEntries } from './entries.ts';
import type { Spool } from './spool.ts';
import { spoolStream } from './spool.ts';
import { Unpacking } from './unpacked.ts';

/** Unpacks a tar archive, which a JEX file is. What is damaged costs what comes behind it, no more. */
export async function unpackTar(file: string, spool: Spool): Promise<FoundEntries> {
  const unpacking = new Unpacking();
  const entries = extract();
  const source = createReadStream(file);
  source.once('error', (cause) => entries.destroy(cause));
  source.pipe(entries);
  try {
    for await (const entry of entries) {
      const { name, type, size = 0, mtime } = entry.header;
      if (type !== 'directory') {
        const unpack = () => spoolStream(spool, bytesOf(entry), MAX_ATTACHMENT_BYTES);
        const problem = problemIn(type ?? 'file', size);
        const goesOn = await unpacking.take({ name, editedMs: mtime?.getTime(), problem, unpack });
        if (!goesOn) break;
      }
      // The next one comes when this one is read to its end.
      entry.resume();
    }
  } catch {
    unpacking.skip(path.basename(file), 'damaged');
  } finally {
    source.destroy();
  }
  return unpacking.found(path.basename(file));
}

/** The stream's pieces, which its types say nothing of. */
async function* bytesOf(stream: AsyncIterable<unknown>): AsyncGenerator<Uint8Array> {
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
}

function problemIn(type: string, size: number): ImportProblem | undefined {
  if (type !== 'file' && type !== 'contiguous-file') return 'not-a-file';
  return size > MAX_ATTACHMENT_BYTES ? 'too-large' : undefined;
}

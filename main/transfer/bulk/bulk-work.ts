import { ArchiveFullError } from '../../zip-file.ts';
import type { BulkApi, BulkFailure, Step } from './bulk-api.ts';
import { type ExportSink, openArchive, openFolder } from './export-sink.ts';
import { ExportWriter, placeOfFile } from './export-writer.ts';

/** The export that a worker writes. */
interface Export {
  readonly sink: ExportSink;
  readonly writer: ExportWriter;
}

/** What the worker does with the notes of an export. */
export function bulkWork(): BulkApi {
  let current: Export | undefined;
  const running = (): Export => {
    if (current === undefined) throw new Error('no export was begun');
    return current;
  };
  return {
    beginExport: (place) =>
      step(async () => {
        const sink = 'folder' in place ? openFolder(place.folder) : await openArchive(place.archive);
        current = { sink, writer: new ExportWriter(sink) };
      }),
    takeNotes: (notes) => ({ ok: true, value: running().writer.take(notes) }),
    addFile: ({ name, bytes, isFirst, isLast }) =>
      step(async () => {
        const { sink } = running();
        if (isFirst) await sink.begin(placeOfFile(name));
        await sink.push(bytes);
        if (isLast) await sink.end();
      }),
    writeNotes: (absent) => step(() => running().writer.write(absent)),
    endExport: () =>
      step(async () => {
        await running().sink.finish();
        current = undefined;
      }),
    abandonExport: () =>
      step(async () => {
        await current?.sink.abandon();
        current = undefined;
      }),
  };
}

async function step(work: () => Promise<void>): Promise<Step<undefined>> {
  try {
    await work();
    return { ok: true, value: undefined };
  } catch (cause) {
    const { code, name } = cause as NodeJS.ErrnoException;
    return { ok: false, code: failureOf(cause), reason: code ?? name };
  }
}

function failureOf(cause: unknown): BulkFailure {
  if (cause instanceof ArchiveFullError) return 'export-too-large';
  const { code } = cause as NodeJS.ErrnoException;
  return code === 'ENOSPC' || code === 'EDQUOT' ? 'store-full' : 'export-failed';
}

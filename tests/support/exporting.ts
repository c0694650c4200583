import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ExportedNotes, ExportForm } from '../../core/contract/bulk-export-commands.ts';
import type { BulkApi } from '../../main/transfer/bulk/bulk-api.ts';
import { createBulkExport } from '../../main/transfer/bulk/bulk-export.ts';
import { createWorkerClient } from '../../main/worker/client.ts';
import type { Laptop } from './laptop.ts';

/** Exports notes of a laptop with the real worker; answers the new folder or archive. */
export async function exportOf(laptop: Laptop, notes: ExportedNotes, form: ExportForm = 'folder'): Promise<string> {
  const place = await mkdtemp(join(tmpdir(), 'commonplace-export-'));
  const script = new URL('../../out/main/workers/transfer.worker.js', import.meta.url);
  const worker = createWorkerClient<BulkApi>(script, { deadlineMs: 60_000, maxMemoryMb: 512 });
  const bulk = createBulkExport({
    source: () => laptop.engine.outgoing(),
    readAttachment: (hash) => laptop.engine.attachments.read(hash),
    choosePlace: async ({ name }) => (form === 'archive' ? join(place, `${name}.zip`) : place),
    worker,
    tellProgress: () => undefined,
    now: Date.now,
    log: { info: () => undefined, error: () => undefined },
  });
  const answer = await bulk.handlers['exports.start']({ notes, form }, 1);
  await worker.close();
  if (!answer.ok || answer.value.outcome !== 'saved') throw new Error(JSON.stringify(answer));
  return join(place, answer.value.name);
}

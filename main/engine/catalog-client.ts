import * as v from 'valibot';
import { noteRow } from '../../core/contract/values.ts';
import { refusalReason } from '../../core/segment/envelope.ts';
import type { CatalogApi } from '../catalog/catalog-api.ts';
import type { NoteCatalog } from '../notes/ports.ts';
import { createWorkerClient } from '../worker/client.ts';

const rows = v.array(noteRow);
const refusals = v.array(v.object({ note: v.string(), id: v.string(), rev: v.string(), reason: refusalReason }));
/** A rebuild of the full-text index of a batch on a slow disk stays far below. */
const DEADLINE_MS = 30_000;
const MAX_MEMORY_MB = 512;

/** The catalog in its worker. */
export function createCatalog(script: URL, file: string): NoteCatalog & { close(): Promise<void> } {
  const worker = createWorkerClient<CatalogApi>(script, {
    deadlineMs: DEADLINE_MS,
    maxMemoryMb: MAX_MEMORY_MB,
    data: { file },
  });
  return {
    position: () => worker.ask('position', undefined),
    update: (entries, position) => worker.ask('update', { entries, position }),
    known: (ids) => worker.ask('known', ids),
    async refusals() {
      return v.parse(refusals, await worker.ask('refusals', undefined));
    },
    erasedBefore: (timeMs) => worker.ask('erasedBefore', timeMs),
    async list(query) {
      const page = await worker.ask('list', query);
      return { ...page, rows: v.parse(rows, page.rows) };
    },
    async close() {
      await worker.ask('close', undefined).catch(() => undefined);
      await worker.close();
    },
  };
}

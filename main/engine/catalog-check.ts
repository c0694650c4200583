import type { CatalogCheckApi } from '../catalog/catalog-api.ts';
import { createWorkerClient } from '../worker/client.ts';
import type { Catalog } from './catalog-client.ts';
import type { Log } from './ports.ts';

/** The start is over by then, and the list in use. Milliseconds. */
const AFTER_MS = 10_000;
/** To look a catalog of a hundred thousand notes through on a slow disk. Milliseconds. */
const DEADLINE_MS = 120_000;
const MAX_MEMORY_MB = 256;

/** What is to be checked, by which worker, and how long after now. */
interface CatalogCheck {
  readonly script: URL;
  readonly file: string;
  readonly log: Log;
  readonly afterMs?: number;
}

/** Looks a catalog through once, beside the worker that serves it, and begins it anew when it is damaged. Closing it waits for nothing. */
export function checkLater(
  catalog: Pick<Catalog, 'renew'>,
  { script, file, log, afterMs = AFTER_MS }: CatalogCheck,
): { close(): Promise<void> } {
  const limits = { deadlineMs: DEADLINE_MS, maxMemoryMb: MAX_MEMORY_MB, data: { file } };
  const worker = createWorkerClient<CatalogCheckApi>(script, limits);
  let isClosed = false;
  const check = async (): Promise<void> => {
    try {
      const damage = await worker.ask('damage', undefined);
      if (damage !== undefined && !isClosed) await catalog.renew(damage);
    } catch (cause) {
      if (!isClosed) log.error('the catalog could not be checked', cause);
    }
    await worker.close();
  };
  const timer = setTimeout(() => void check(), afterMs).unref();
  return {
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await worker.close();
    },
  };
}

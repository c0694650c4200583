import { rmSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { serveWorker } from '../worker/serve.ts';
import { CatalogDatabase } from './catalog-database.ts';
import { catalogApi } from './catalog-api.ts';

serveWorker(catalogApi(open((workerData as { file: string }).file)));

/** Derived data that cannot be read is thrown away and derived again. */
function open(file: string): CatalogDatabase {
  try {
    return new CatalogDatabase(file);
  } catch {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
    return new CatalogDatabase(file);
  }
}

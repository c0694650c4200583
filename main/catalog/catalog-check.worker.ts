import { workerData } from 'node:worker_threads';
import { serveWorker } from '../worker/serve.ts';
import type { CatalogCheckApi } from './catalog-api.ts';
import { damageIn } from './catalog-damage.ts';

const api: CatalogCheckApi = { damage: () => damageIn((workerData as { file: string }).file) };
serveWorker(api);

import { workerData } from 'node:worker_threads';
import { serveWorker } from '../worker/serve.ts';
import { guardedCatalog } from './guarded-catalog.ts';

serveWorker(guardedCatalog((workerData as { file: string }).file));

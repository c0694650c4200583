import { workerData } from 'node:worker_threads';
import { serveWorker } from '../worker/serve.ts';
import { createImportSession } from './import-session.ts';

const { reading } = workerData as { readonly reading: SharedArrayBuffer };
const at = new Int32Array(reading);

serveWorker(createImportSession((number) => void Atomics.store(at, 0, number)));

import { serveWorker } from '../worker/serve.ts';
import { inspectNotes } from './inspect.ts';

serveWorker({ inspectNotes });

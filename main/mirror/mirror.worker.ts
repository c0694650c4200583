import { serveWorker } from '../worker/serve.ts';
import { mirrorWork } from './mirror-work.ts';

serveWorker(mirrorWork());

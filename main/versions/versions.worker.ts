import { serveWorker } from '../worker/serve.ts';
import { versionReading } from './version-reading.ts';

serveWorker(versionReading);

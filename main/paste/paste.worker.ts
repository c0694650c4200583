import { serveWorker } from '../worker/serve.ts';
import { convertHtml } from './convert/convert-html.ts';

serveWorker({ convert: convertHtml });

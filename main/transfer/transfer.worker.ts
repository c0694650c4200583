import mathsStyle from 'katex/dist/katex.min.css?inline';
import { serveWorker } from '../worker/serve.ts';
import { bulkWork } from './bulk/bulk-work.ts';
import pageStyle from './page/page.css?inline';
import { transferWork } from './transfer-work.ts';

serveWorker({ ...transferWork({ page: pageStyle, maths: mathsStyle }), ...bulkWork() });

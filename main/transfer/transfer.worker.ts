import mathsStyle from 'katex/dist/katex.min.css?inline';
import { pageNeedsOf } from '../../core/markdown/html/page-needs.ts';
import { serveWorker } from '../worker/serve.ts';
import { fileNamesOf, relocate } from './file-places.ts';
import { fragmentOf } from './page/note-page.ts';
import { pageDocument } from './page/page-document.ts';
import pageStyle from './page/page.css?inline';
import type { TransferApi } from './transfer-api.ts';

const api: TransferApi = {
  needs: pageNeedsOf,
  async page(note) {
    return pageDocument(note, await fragmentOf(note, 'page'), { page: pageStyle, maths: mathsStyle });
  },
  fragment: (note) => fragmentOf(note, 'clipboard'),
  fileNames: fileNamesOf,
  relocate,
};
serveWorker(api);

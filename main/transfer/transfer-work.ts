import { pageNeedsOf } from '../../core/markdown/html/page-needs.ts';
import { fileNamesOf, relocate } from './file-places.ts';
import { fragmentOf } from './page/note-page.ts';
import { pageDocument, type PageStyles } from './page/page-document.ts';
import type { TransferApi } from './transfer-api.ts';

/** What the worker does with whole notes. */
export const transferWork = (styles: PageStyles): TransferApi => ({
  needs: pageNeedsOf,
  page: async (note) => pageDocument(note, await fragmentOf(note, 'page'), styles),
  fragment: (note) => fragmentOf(note, 'clipboard'),
  fileNames: fileNamesOf,
  relocate,
});

import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { PageNeeds } from '../../core/markdown/html/page-needs.ts';
import type { NotePage } from './page/note-page.ts';

/** A text whose references to attachments are to lead to the files of these names. */
export interface Relocation {
  readonly body: string;
  /** Where the text's own file lies in the export: a path with `/`. */
  readonly place: string;
  readonly files: ReadonlyMap<AttachmentHash, string>;
}

/** What the worker answers that reads and renders whole notes. */
export type TransferApi = {
  /** What has to be fetched for a note's page. */
  readonly needs: (body: string) => PageNeeds;
  /** The whole page, standing for itself. */
  readonly page: (note: NotePage) => Promise<string>;
  /** The text alone, for the clipboard. */
  readonly fragment: (note: NotePage) => Promise<string>;
  /** What the files beside an exported text are called. */
  readonly fileNames: (body: string) => Map<AttachmentHash, string>;
  readonly relocate: (relocation: Relocation) => string;
};

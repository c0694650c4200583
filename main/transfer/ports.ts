import type { AttachmentHash, PictureType } from '../../core/contract/attachment-values.ts';
import type { ExportFormat } from '../../core/contract/export-commands.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { NoteContent } from '../../core/note/note.ts';
import type { Messages } from '../../core/messages/messages.ts';
import type { Log } from '../log.ts';
import type { WorkerClient } from '../worker/client.ts';
import type { TransferApi } from './transfer-api.ts';

/** A file beside notes, whole. */
export interface StoredAttachment {
  readonly bytes: Uint8Array;
  /** What kind of picture it is, by its bytes; undefined: none that is shown. */
  readonly picture: PictureType | undefined;
}

/** Reads an attachment; undefined: it is not, or not whole, on this computer. */
export type ReadAttachment = (hash: AttachmentHash) => Promise<StoredAttachment | undefined>;

/** Draws a diagram as a PNG picture; undefined: its source cannot be drawn. */
export type DrawDiagram = (source: string) => Promise<Uint8Array | undefined>;

/** A page that stands for itself: it loads nothing. */
export interface Page {
  readonly title: string;
  readonly html: string;
}

/** Puts pages onto paper. Both reject when that fails. */
export interface PagePrinter {
  toPdf(page: Page): Promise<Uint8Array>;
  /** Shows the system's dialog; resolves when the page is on its way to the printer, or the person wants it no more. */
  print(page: Page): Promise<'printed' | 'cancelled'>;
}

/** A file that a person is asked for a place for. `name` is without extension. */
export interface FileProposal {
  readonly name: string;
  readonly format: ExportFormat;
  /** Files come along: a folder or an archive. */
  readonly hasAttachments: boolean;
}

/** What leaves through the clipboard, in both of its forms. */
export interface RichText {
  readonly text: string;
  readonly html: string;
}

/** What a page says besides what is written in the note. */
export type PageTexts = Messages['pages'];

/** What notes on their way out need of the other parts of main. */
export interface TransferPorts {
  /** A note as it stands; undefined when there is none of that id. */
  readonly contentOf: (id: NoteId) => Promise<NoteContent | undefined>;
  readonly said: () => PageTexts;
  readonly readAttachment: ReadAttachment;
  readonly drawDiagram: DrawDiagram;
  /** Undefined: the person wants the file nowhere. */
  readonly chooseFile: (proposal: FileProposal) => Promise<string | undefined>;
  readonly printer: PagePrinter;
  readonly writeClipboard: (content: RichText) => Promise<void>;
  /** Started by the first question; closed with the transfer. */
  readonly worker: WorkerClient<TransferApi>;
  readonly log: Log;
}

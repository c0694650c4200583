import { parseAttachmentAddress } from '../../../core/markdown/attachment-address.ts';
import { htmlOf } from '../../../core/markdown/html/html-of.ts';
import { pageLinkOf } from '../../../core/markdown/html/page-link.ts';
import { pageNeedsOf } from '../../../core/markdown/html/page-needs.ts';
import type { PageTexts, StoredAttachment } from '../ports.ts';
import { codePainterFor } from './paint-code.ts';
import { setMaths } from './set-maths.ts';

/** A note, and everything that its page shows. */
export interface NotePage {
  readonly title: string;
  readonly body: string;
  /** The language that a person fixed for the note, as in BCP 47. */
  readonly language: string | undefined;
  readonly said: PageTexts;
  /** By hash. */
  readonly attachments: ReadonlyMap<string, StoredAttachment>;
  /** PNG pictures, by the source of the diagram. */
  readonly diagrams: ReadonlyMap<string, Uint8Array>;
  /** Whether attached files that are no pictures come along, to be saved from the page. */
  readonly withFiles: boolean;
}

/** The text of a note as HTML. On the clipboard formulas are MathML, which needs no style; on a page they look as in the app. */
export async function fragmentOf(note: NotePage, use: 'page' | 'clipboard'): Promise<string> {
  const paintCode = await codePainterFor(use === 'page' ? pageNeedsOf(note.body).languages : []);
  return htmlOf(note.body, {
    keepsLines: true,
    said: note.said,
    codeOf: paintCode,
    mathsOf: (tex, isBlock) => setMaths(tex, { isBlock, output: use === 'page' ? 'htmlAndMathml' : 'mathml' }),
    hrefOf: (address) => pageLinkOf(address, parse) ?? (note.withFiles ? fileIn(note, address) : undefined),
    pictureOf: (address) => pictureIn(note, address),
    absenceOf: (address) => absenceIn(note, address),
    diagramOf: (source) => dataUrl('image/png', note.diagrams.get(source)),
  });
}

const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);

const storedIn = (note: NotePage, address: string): StoredAttachment | undefined =>
  note.attachments.get(parseAttachmentAddress(address)?.hash ?? '');

function pictureIn(note: NotePage, address: string): string | undefined {
  const stored = storedIn(note, address);
  return stored?.picture === undefined ? undefined : dataUrl(stored.picture, stored.bytes);
}

/** Whatever the file is, a browser saves it and shows nothing of it. */
const fileIn = (note: NotePage, address: string): string | undefined =>
  dataUrl('application/octet-stream', storedIn(note, address)?.bytes);

/** A file that is here but stays here needs no words: its name is enough. */
function absenceIn(note: NotePage, address: string): string | undefined {
  const isHere = parseAttachmentAddress(address) === undefined || storedIn(note, address) !== undefined;
  return isHere ? undefined : note.said.notOnThisComputer;
}

const dataUrl = (type: string, bytes: Uint8Array | undefined): string | undefined =>
  bytes && `data:${type};base64,${Buffer.from(bytes).toString('base64')}`;

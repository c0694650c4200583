import type { NoteContent } from '../../core/note/note.ts';
import type { NotePage } from './page/note-page.ts';
import type { StoredAttachment, TransferPorts } from './ports.ts';

/** Attachments that go into one page, all together: a browser has to read what they become. Bytes. */
const MAX_EMBEDDED_BYTES = 100 * 1024 * 1024;

/** A page with everything in it, and how many attachments are not. */
export interface GatheredPage {
  readonly page: NotePage;
  readonly missing: number;
}

/** Fetches what the page of a note shows. What is too much, or not here, is missing. */
export async function gatherPage(
  note: NoteContent,
  {
    said,
    worker,
    readAttachment,
    drawDiagram,
  }: Pick<TransferPorts, 'said' | 'worker' | 'readAttachment' | 'drawDiagram'>,
): Promise<GatheredPage> {
  const needs = await worker.ask('needs', note.body);
  const attachments = new Map<string, StoredAttachment>();
  let room = MAX_EMBEDDED_BYTES;
  for (const hash of needs.attachments) {
    const stored = await readAttachment(hash);
    if (stored === undefined || stored.bytes.length > room) continue;
    room -= stored.bytes.length;
    attachments.set(hash, stored);
  }
  const diagrams = new Map<string, Uint8Array>();
  for (const source of needs.diagrams) {
    const picture = await drawDiagram(source);
    if (picture !== undefined) diagrams.set(source, picture);
  }
  const language = note.meta.get('language');
  const page = {
    title: note.title,
    body: note.body,
    language: typeof language === 'string' ? language : undefined,
    said: said(),
    attachments,
    diagrams,
    withFiles: true,
  };
  return { page, missing: needs.attachments.size - attachments.size };
}

import { authorshipBy, joinAuthorship, notAfter } from '../../core/segment/authorship.ts';
import { earlyDocument, type EarlySegment } from '../../core/segment/early-segment.ts';
import type { RefusalReason } from '../../core/segment/envelope.ts';
import { usableSegments } from '../../core/segment/stored-update.ts';
import { FUTURE_MS, type IntakePorts } from './intake.ts';
import type { LiveNote } from './live-note.ts';

/**
 * Takes what somebody wrote a moment ago into an open note, as its segment will bring it: over the inspector's scratch
 * document, into what is kept for the journal, then into the live document (rules S5, S7). Answers why it was refused, if it
 * was. A note that somebody erased waits for the segments, which are judged by the whole of it.
 */
export async function takeEarly(
  ports: IntakePorts,
  note: LiveNote,
  early: EarlySegment,
): Promise<RefusalReason | undefined> {
  const { inspector, live, lists, early: kept, onTaken, now } = ports;
  const document = earlyDocument(early);
  let inspection = await inspector.inspectLive({ doc: note.id, documents: [document], isWhole: false });
  if (!inspection) {
    const documents = [...(await kept.documentsOf(note.id)), document];
    inspection = await inspector.inspectLive({ doc: note.id, documents, isWhole: true });
  }
  const refusal = inspection?.refusals.find(({ id, rev }) => id === document._id && rev === document._rev);
  if (refusal || !inspection) return refusal?.reason ?? 'does-not-apply';
  // It may have left the memory meanwhile, or gone on under another writer.
  if (live.inMemory(note.id) !== note || note.erasure) return undefined;
  const segments = usableSegments([document], { isSound: true });
  if (segments.length === 0) return 'malformed';
  kept.hold(early);
  const update = note.receive(segments);
  if (!update) return undefined;
  note.written = joinAuthorship(
    note.written,
    notAfter(authorshipBy(early.name.account, early.payload.atMs), now() + FUTURE_MS),
  );
  onTaken(note, update);
  lists.touch(note);
  return undefined;
}

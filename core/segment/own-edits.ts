import * as Y from 'yjs';
import { countRanges, NO_DELETIONS, splitDeletions, type ClockVector, type Deletions } from './ranges.ts';
import { encodeUpdate, type ClientStructs } from './wire.ts';

/** Longest text that one struct carries in a segment; with the next constant it keeps a piece under 256 KB (rule S1). In UTF-16 units. */
const MAX_TEXT_LENGTH = 60_000;
/** Where a piece is closed. Estimated bytes. */
const MAX_PIECE_BYTES = 200_000;
const MAX_PIECE_RANGES = 10_000;
/** Ids, info byte and lengths of one struct. Bytes, on the high side. */
const STRUCT_OVERHEAD_BYTES = 40;

/**
 * A device's own edits of a document as Yjs updates: the structs of its client ids from `since` on, and its own
 * deletions, nothing else (rule S2). One update as a rule; a large paste comes in several, to be applied in order.
 */
export function encodeOwnEdits(doc: Y.Doc, since: ClockVector, deletions: Deletions): Uint8Array[] {
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('a live document never has pending structs');
  const pieces = structPieces(doc, since);
  if (pieces.length <= 1 && countRanges(deletions) <= MAX_PIECE_RANGES)
    return [encodeUpdate(pieces[0] ?? [], deletions)];
  return [
    ...pieces.map((piece) => encodeUpdate(piece, NO_DELETIONS)),
    ...splitDeletions(deletions, MAX_PIECE_RANGES).map((part) => encodeUpdate([], part)),
  ];
}

function structPieces(doc: Y.Doc, since: ClockVector): ClientStructs[][] {
  const pieces: { client: number; clock: number; structs: Y.Item[] }[][] = [];
  let room = 0;
  for (const [client, clock] of since) {
    let at = clock;
    for (const item of itemsFrom(doc, client, clock)) {
      const cost = sizeBytesOf(item);
      if (room < cost) {
        pieces.push([]);
        room = MAX_PIECE_BYTES;
      }
      room -= cost;
      const piece = pieces.at(-1);
      const part = piece?.at(-1);
      if (part?.client === client) part.structs.push(item);
      else piece?.push({ client, clock: at, structs: [item] });
      at = item.id.clock + item.length;
    }
  }
  return pieces;
}

/** The items of one client id that reach beyond `clock`, long texts cut into several. */
function* itemsFrom(doc: Y.Doc, client: number, clock: number): Generator<Y.Item> {
  const structs = doc.store.clients.get(client);
  if (!structs || Y.getState(doc.store, client) <= clock) return;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i];
    // Only nested types leave garbage structs behind, and a note has none.
    if (!(struct instanceof Y.Item)) throw new Error('a note holds items only');
    for (const item of cutText(struct)) if (item.id.clock + item.length > clock) yield item;
  }
}

/** Cuts a long text item as Yjs does when someone types into its middle: each part follows the last character of the part before. */
function* cutText(item: Y.Item): Generator<Y.Item> {
  if (!(item.content instanceof Y.ContentString) || item.length <= MAX_TEXT_LENGTH) return yield item;
  const text = item.content.str;
  for (let from = 0; from < text.length;) {
    let to = Math.min(text.length, from + MAX_TEXT_LENGTH);
    // Never between the halves of a surrogate pair: Yjs would replace both by U+FFFD.
    if (to < text.length && isHighSurrogate(text.charCodeAt(to - 1))) to -= 1;
    const id = Y.createID(item.id.client, item.id.clock + from);
    const origin = from === 0 ? item.origin : Y.createID(id.client, id.clock - 1);
    const content = new Y.ContentString(text.slice(from, to));
    yield new Y.Item(id, null, origin, null, item.rightOrigin, item.parent, item.parentSub, content);
    from = to;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;

function sizeBytesOf(item: Y.Item): number {
  const { content } = item;
  if (content instanceof Y.ContentString) return STRUCT_OVERHEAD_BYTES + content.str.length * 3;
  if (content instanceof Y.ContentAny) return STRUCT_OVERHEAD_BYTES + JSON.stringify(content.arr).length * 3;
  return STRUCT_OVERHEAD_BYTES;
}

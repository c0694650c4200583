import * as Y from 'yjs';
import { clientIdOf } from './client-id.ts';
import type { RefusalReason } from './document.ts';
import { countRanges, type ClockVector, type Deletions } from './ranges.ts';
import type { SegmentName } from './ids.ts';
import type { SegmentPayload } from './payload.ts';
import { deletionsOf } from './wire.ts';

/** An update whose bytes were taken apart and found harmless in form. Structs of each client id are consecutive. */
export interface CheckedUpdate {
  readonly structs: ReadonlyMap<number, readonly Y.Item[]>;
  readonly deletions: Deletions;
}

/** Bounds on one foreign update (R20): what one segment of ours can hold, with a wide margin. */
const MAX_STRUCTS = 20_000;
const MAX_RANGES = 20_000;
/** No document of text lives through this many characters; keeps a clock from being burnt to the end of the numbers. */
const MAX_CLOCK = 2 ** 40;
/** A field of the note: `title`, `body`, `meta`, or one that a later version adds. */
const ROOT_NAME = /^[a-z][a-zA-Z]{0,31}$/;

/** Checks a segment's update against the client ids that its writer may use (S5). */
export function checkSegment(name: SegmentName, payload: SegmentPayload): CheckedUpdate | RefusalReason {
  const clients = new Set<number>(payload.nonces.map((nonce) => clientIdOf(name.doc, name, nonce)));
  return checkUpdate(payload.update, clients);
}

/**
 * Takes a Yjs update (V1) apart and checks its form: only the given client ids, consecutive clocks, no placeholder or
 * garbage structs (18 crafted bytes of those mute another writer for ever), text and plain values only, fields of the
 * root only. Does not say whether it applies.
 */
export function checkUpdate(update: Uint8Array, clients: ReadonlySet<number>): CheckedUpdate | RefusalReason {
  const decoded = decode(update);
  if (!decoded) return 'malformed';
  if (decoded.structs.length > MAX_STRUCTS || countRanges(decoded.deletions) > MAX_RANGES) return 'too-big';
  const structs = new Map<number, Y.Item[]>();
  for (const struct of decoded.structs) {
    if (!(struct instanceof Y.Item)) return 'forbidden-content';
    const reason = checkItem(struct, clients, structs.get(struct.id.client)?.at(-1));
    if (reason) return reason;
    const list = structs.get(struct.id.client);
    if (list) list.push(struct);
    else structs.set(struct.id.client, [struct]);
  }
  return { structs, deletions: decoded.deletions };
}

function checkItem(item: Y.Item, clients: ReadonlySet<number>, before: Y.Item | undefined): RefusalReason | undefined {
  if (!clients.has(item.id.client)) return 'foreign-client';
  if (item.length < 1 || item.id.clock + item.length > MAX_CLOCK) return 'broken-order';
  if (before && before.id.clock + before.length !== item.id.clock) return 'broken-order';
  if (!isPlainContent(item.content)) return 'forbidden-content';
  // A decoded item names its parent by the key of a root type, by id (a nested type: none of ours), or inherits it.
  const parent: unknown = item.parent;
  if (parent === null) return undefined;
  return typeof parent === 'string' && ROOT_NAME.test(parent) ? undefined : 'forbidden-content';
}

function isPlainContent(content: unknown): boolean {
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted || content instanceof Y.ContentAny;
}

function decode(update: Uint8Array): { structs: unknown[]; deletions: Deletions } | undefined {
  try {
    const { structs, ds } = Y.decodeUpdate(update);
    return { structs, deletions: deletionsOf(ds) };
  } catch {
    // Yjs throws whatever its decoder meets; malformed is all that matters.
    return undefined;
  }
}

/**
 * Client ids whose newly integrated content stands where it must not: anything but text in a text field, anything
 * but plain values under a key of `meta`. Only an integrated document shows it, because an item may inherit its parent.
 * `since` is the document before; run on a scratch document.
 */
export function findMisplaced(doc: Y.Doc, since: ClockVector): Set<number> {
  const meta = doc.getMap('meta');
  const misplaced = new Set<number>();
  for (const [client, structs] of doc.store.clients) {
    const from = since.get(client) ?? 0;
    for (let i = structs.length - 1; i >= 0; i--) {
      const item = structs[i];
      if (!item || item.id.clock + item.length <= from) break;
      if (!(item instanceof Y.Item) || !isInPlace(item, meta)) misplaced.add(client);
    }
  }
  return misplaced;
}

function isInPlace(item: Y.Item, meta: unknown): boolean {
  if (item.content instanceof Y.ContentDeleted) return true;
  if (item.parent === meta) return item.parentSub !== null && item.content instanceof Y.ContentAny;
  return item.parentSub === null && item.content instanceof Y.ContentString;
}

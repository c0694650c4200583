import * as Y from 'yjs';
import { clientIdOf } from './client-id.ts';
import type { RefusalReason } from './envelope.ts';
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
/** Deepest nesting of a plain value in a field. */
const MAX_DEPTH = 16;
const RESERVED_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** A field of the note: `title`, `body`, `meta`, or one that a later version adds. */
const ROOT_NAME = /^[a-z][a-zA-Z]{0,31}$/;

/**
 * Checks a segment's update against the client ids that its writer may use (S5). Those of others that it repeats are
 * theirs by derivation as well; whether it may repeat them is judged where the whole note is known (S8).
 */
export function checkSegment(name: SegmentName, payload: SegmentPayload): CheckedUpdate | RefusalReason {
  const writers = [{ ...name, nonces: payload.nonces }, ...(payload.others ?? [])];
  const clients = new Set<number>(
    writers.flatMap((writer) => writer.nonces.map((nonce) => clientIdOf(name.doc, writer, nonce))),
  );
  const checked = checkUpdate(payload.update, clients);
  return typeof checked !== 'string' && isTooBig(checked) ? 'too-big' : checked;
}

/** Own edits are cut into segments below this; one of a window may be as large as it likes. */
function isTooBig({ structs, deletions }: CheckedUpdate): boolean {
  let count = 0;
  for (const items of structs.values()) count += items.length;
  return count > MAX_STRUCTS || countRanges(deletions) > MAX_RANGES;
}

/**
 * Takes a Yjs update (V1) apart and checks its form: only the given client ids, consecutive clocks, no placeholder or
 * garbage structs (18 crafted bytes of those mute another writer for ever), text and plain values only, fields of the
 * root only. Does not say whether it applies.
 */
export function checkUpdate(update: Uint8Array, clients: ReadonlySet<number>): CheckedUpdate | RefusalReason {
  const decoded = decode(update);
  if (!decoded) return 'malformed';
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
  if (content instanceof Y.ContentAny) return content.arr.every((value) => isPlainValue(value));
  return content instanceof Y.ContentString || content instanceof Y.ContentDeleted;
}

/** What JSON can say, not too deep, and without names that mean something else to JavaScript: what later code may do with it is then harmless. */
function isPlainValue(value: unknown, depth = 0): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || depth > MAX_DEPTH) return false;
  if (Array.isArray(value)) return value.every((item) => isPlainValue(item, depth + 1));
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  return Object.entries(value).every(([key, item]) => !RESERVED_NAMES.has(key) && isPlainValue(item, depth + 1));
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
 * Where newly integrated content stands where it must not: anything but text in a text field, anything but plain values
 * under a key of `meta`; the first such clock by client id. Only an integrated document shows it, because an item may
 * inherit its parent. `since` is the document before; run on a scratch document.
 */
export function findMisplaced(doc: Y.Doc, since: ClockVector): Map<number, number> {
  const meta = doc.getMap('meta');
  const misplaced = new Map<number, number>();
  for (const [client, structs] of doc.store.clients) {
    const from = since.get(client) ?? 0;
    for (let i = structs.length - 1; i >= 0; i--) {
      const item = structs[i];
      if (!item || item.id.clock + item.length <= from) break;
      if (!(item instanceof Y.Item) || !isInPlace(item, meta)) misplaced.set(client, item.id.clock);
    }
  }
  return misplaced;
}

function isInPlace(item: Y.Item, meta: unknown): boolean {
  if (item.content instanceof Y.ContentDeleted) return true;
  if (item.parent === meta) return item.parentSub !== null && item.content instanceof Y.ContentAny;
  return item.parentSub === null && item.content instanceof Y.ContentString;
}

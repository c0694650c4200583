import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { openEnvelope, sealEnvelope, type Envelope, type RefusalReason } from './envelope.ts';
import { goneIdOf, parseGoneId, type SegmentName } from './ids.ts';
import {
  containsDeletions,
  intersectDeletions,
  joinRanges,
  mergeDeletions,
  NO_DELETIONS,
  type ClockRange,
  type ClockVector,
  type Deletions,
} from './ranges.ts';
import { deletionsOf } from './wire.ts';

/** Which edits of a note somebody had seen: how far each client id had written, and what was deleted. */
export interface Coverage {
  readonly seen: ClockVector;
  readonly deletions: Deletions;
}

/** What a marker says that was put beside a note's segments when somebody erased it for good (rule S8). */
export interface GoneMarker extends Coverage {
  readonly doc: string;
  /** Wall clock of who erased it, milliseconds since 1970. */
  readonly atMs: number;
}

/** A marker as CouchDB holds it. It never changes. */
export interface GoneDocument extends Envelope {
  readonly t: 'gone';
}

/** What became of a stored document that may be a marker. */
export type GoneOutcome =
  | { readonly kind: 'gone'; readonly marker: GoneMarker }
  | { readonly kind: 'ignored' }
  | { readonly kind: 'refused'; readonly reason: RefusalReason };

const FORMAT = 1;
/** More than any note of text has; bounds what a hostile marker can make us hold. */
const MAX_ENTRIES = 100_000;

/** What a document holds, as who erases it sees it. */
export function coverageOf(doc: Y.Doc): Coverage {
  const seen = new Map<number, number>();
  for (const client of doc.store.clients.keys()) seen.set(client, Y.getState(doc.store, client));
  return { seen, deletions: deletionsOf(Y.createDeleteSetFromStructStore(doc.store)) };
}

/**
 * The edits in a document, to be compared with what markers have seen. That the value of a field was replaced is left out:
 * where two people wrote it at once it is said by nobody, it comes of both edits meeting.
 */
export function editsOf(doc: Y.Doc): Coverage {
  const deletions = new Map<number, readonly ClockRange[]>();
  for (const [client, structs] of doc.store.clients) {
    const deleted = structs.filter((each) => each.deleted && !isReplacedField(each));
    const ranges = joinRanges(deleted.map(({ id, length }) => ({ clock: id.clock, length })));
    if (ranges.length > 0) deletions.set(client, ranges);
  }
  return { seen: coverageOf(doc).seen, deletions };
}

const isReplacedField = (struct: Y.Item | Y.GC): boolean =>
  struct instanceof Y.Item && struct.parentSub !== null && struct.right !== null;

/** An edit counts as seen when one of them has seen it: two people who erase at once take nothing back from each other. */
export function joinCoverage(parts: readonly Coverage[]): Coverage {
  const seen = new Map<number, number>();
  let deletions: Deletions = NO_DELETIONS;
  for (const part of parts) {
    for (const [client, clock] of part.seen) seen.set(client, Math.max(seen.get(client) ?? 0, clock));
    deletions = mergeDeletions(deletions, part.deletions);
  }
  return { seen, deletions };
}

/** Whether every edit in `part` was seen. */
export function covers(whole: Coverage, part: Coverage): boolean {
  for (const [client, clock] of part.seen) if (clock > (whole.seen.get(client) ?? 0)) return false;
  return containsDeletions(whole.deletions, part.deletions);
}

/** The part of `part` that was seen. */
export function seenPart(whole: Coverage, part: Coverage): Coverage {
  const seen = new Map<number, number>();
  for (const [client, clock] of part.seen) seen.set(client, Math.min(clock, whole.seen.get(client) ?? 0));
  return { seen, deletions: intersectDeletions(whole.deletions, part.deletions) };
}

/** Makes the document of a marker. */
export function goneDocument(name: SegmentName, coverage: Coverage, atMs: number): GoneDocument {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, FORMAT);
  encoding.writeVarUint(encoder, atMs);
  encoding.writeVarUint(encoder, coverage.seen.size);
  for (const [client, clock] of coverage.seen) writeNumbers(encoder, client, clock);
  encoding.writeVarUint(encoder, coverage.deletions.size);
  for (const [client, ranges] of coverage.deletions) {
    writeNumbers(encoder, client, ranges.length);
    for (const { clock, length } of ranges) writeNumbers(encoder, clock, length);
  }
  return sealEnvelope(goneIdOf(name), 'gone', name.account, encoding.toUint8Array(encoder));
}

/** Reads a document that claims to be a marker: form, author, size and hash. */
export function readGoneDocument(document: unknown): GoneOutcome {
  const opened = openEnvelope(document, { t: 'gone', parseId: parseGoneId });
  if (opened.kind !== 'open') return opened;
  const { doc } = opened.name;
  const read = decodeMarker(opened.payload);
  return read ? { kind: 'gone', marker: { doc, ...read } } : { kind: 'refused', reason: 'malformed' };
}

/** The markers among stored documents. */
export function goneMarkersIn(documents: readonly unknown[]): GoneMarker[] {
  const outcomes = documents.map(readGoneDocument);
  return outcomes.flatMap((outcome) => (outcome.kind === 'gone' ? [outcome.marker] : []));
}

function decodeMarker(bytes: Uint8Array): Omit<GoneMarker, 'doc'> | undefined {
  try {
    const decoder = decoding.createDecoder(bytes);
    if (decoding.readVarUint(decoder) !== FORMAT) return undefined;
    const atMs = decoding.readVarUint(decoder);
    const seen = new Map(readPairs(decoder, readCount(decoder)));
    const deletions = new Map(
      Array.from({ length: readCount(decoder) }, () => {
        const client = decoding.readVarUint(decoder);
        const ranges = readPairs(decoder, readCount(decoder)).map(([clock, length]) => ({ clock, length }));
        return [client, joinRanges(ranges)] as const;
      }),
    );
    return decoding.hasContent(decoder) ? undefined : { atMs, seen, deletions };
  } catch {
    // lib0 throws at the end of the bytes and for numbers past 2^53.
    return undefined;
  }
}

function writeNumbers(encoder: encoding.Encoder, first: number, second: number): void {
  encoding.writeVarUint(encoder, first);
  encoding.writeVarUint(encoder, second);
}

function readPairs(decoder: decoding.Decoder, count: number): [number, number][] {
  return Array.from({ length: count }, () => [decoding.readVarUint(decoder), decoding.readVarUint(decoder)]);
}

function readCount(decoder: decoding.Decoder): number {
  const count = decoding.readVarUint(decoder);
  if (count > MAX_ENTRIES) throw new RangeError('more than any note has');
  return count;
}

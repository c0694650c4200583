import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { joinRanges, type ClockRange, type Deletions } from './ranges.ts';

/** What one client id contributes to an update from `clock` on. Each struct reaches beyond the one before; what overlaps is cut off. */
export interface ClientStructs {
  readonly client: number;
  readonly clock: number;
  readonly structs: readonly Y.Item[];
}

/**
 * Writes a Yjs update (encoding V1) out of chosen structs and chosen deletions. `Y.encodeStateAsUpdate` cannot: it
 * always appends the deletions of the whole document (rule S2). The layout is that of Yjs 13's `writeClientsStructs`
 * and `writeDeleteSet`.
 */
export function encodeUpdate(parts: readonly ClientStructs[], deletions: Deletions): Uint8Array<ArrayBuffer> {
  const encoder = new Y.UpdateEncoderV1();
  const rest = encoder.restEncoder;
  encoding.writeVarUint(rest, parts.length);
  for (const { client, clock, structs } of parts) {
    encoding.writeVarUint(rest, structs.length);
    encoder.writeClient(client);
    encoding.writeVarUint(rest, clock);
    let at = clock;
    for (const struct of structs) {
      struct.write(encoder, at - struct.id.clock);
      at = struct.id.clock + struct.length;
    }
  }
  writeDeletions(rest, deletions);
  return encoder.toUint8Array() as Uint8Array<ArrayBuffer>;
}

/** The deletions that a Yjs delete set (of a transaction, of a decoded update) names. */
export function deletionsOf(deleteSet: { readonly clients: Map<number, { clock: number; len: number }[]> }): Deletions {
  const deletions = new Map<number, ClockRange[]>();
  for (const [client, items] of deleteSet.clients) {
    const ranges = joinRanges(items.map(({ clock, len }) => ({ clock, length: len })));
    if (ranges.length > 0) deletions.set(client, ranges);
  }
  return deletions;
}

function writeDeletions(rest: encoding.Encoder, deletions: Deletions): void {
  encoding.writeVarUint(rest, deletions.size);
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(rest, client);
    encoding.writeVarUint(rest, ranges.length);
    for (const { clock, length } of ranges) {
      encoding.writeVarUint(rest, clock);
      encoding.writeVarUint(rest, length);
    }
  }
}

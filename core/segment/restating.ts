import type { Nonce } from '../contract/ids.ts';
import type { Coverage } from './gone.ts';
import type { Writer } from './ids.ts';
import type { RestatedWriter } from './payload.ts';
import type { StoredSegment } from './stored-update.ts';

/** The edits that a segment says, as what somebody may have seen. */
export function reachOf({ structs, deletions }: StoredSegment): Coverage {
  const seen = new Map<number, number>();
  for (const [client, items] of structs) {
    const last = items.at(-1);
    if (last) seen.set(client, last.id.clock + last.length);
  }
  return { seen, deletions };
}

/** Everyone who wrote in these segments, or is repeated in them, each with all nonces: what restating them has to declare. */
export function writersOf(segments: readonly StoredSegment[]): RestatedWriter[] {
  const writers = new Map<string, { writer: Writer; nonces: Set<Nonce> }>();
  for (const { writer, others = [] } of segments)
    for (const { account, device, nonces } of [writer, ...others]) {
      const key = `${device} ${account}`;
      const known = writers.get(key) ?? { writer: { account, device }, nonces: new Set<Nonce>() };
      for (const each of nonces) known.nonces.add(each);
      writers.set(key, known);
    }
  return [...writers.values()].map(({ writer, nonces }) => ({ ...writer, nonces: [...nonces] }));
}

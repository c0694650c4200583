import type { EditorState, Transaction } from '@codemirror/state';
import { ySyncFacet } from 'y-codemirror.next';
import type * as Y from 'yjs';
import type { Authorship } from '../../../../core/markdown/table/read-table.ts';
import { wasTextDeletedAt } from '../../habits/deleted-text.ts';
import { isShared } from '../../text-binding.ts';

/** Which unit a place of the shared text is, and between which two it was put when it was written. */
interface Birth {
  readonly client: number;
  readonly clock: number;
  readonly left: string;
  readonly right: string;
}

const UNKNOWN: Authorship = { areTwins: () => false, isOnePiece: () => false, wasTextDeletedAt: () => false };

/**
 * Tells who wrote what in a table that begins at `start`, as far as it matters for what several people did at once. The
 * shared text is looked at only when the first question comes.
 */
export function authorshipOf(state: EditorState, start: number, transaction?: Transaction): Authorship {
  // Whoever shows one text for a moment, or in a test, has no shared one.
  const shared = state.facet(ySyncFacet) as { readonly ytext: Y.Text } | undefined;
  if (shared === undefined) return UNKNOWN;
  // The shared text follows an own edit only after the state.
  const isAhead = transaction?.docChanged === true && !isShared(transaction);
  const placeOf = (place: number): number =>
    isAhead ? transaction.changes.invertedDesc.mapPos(start + place, 1) : start + place;
  let known: BirthIndex | undefined;
  const birthAt = (place: number): Birth | undefined => {
    known ??= new BirthIndex(shared.ytext);
    return known.at(placeOf(place));
  };
  return {
    areTwins(one, other) {
      const [first, second] = [birthAt(one), birthAt(other)];
      if (first === undefined || second === undefined || first.client === second.client) return false;
      return first.left === second.left && first.right === second.right;
    },
    isOnePiece(from, to) {
      const [first, last] = [birthAt(from), birthAt(to - 1)];
      if (first === undefined || last === undefined || first.client !== last.client) return false;
      return last.clock - first.clock === to - 1 - from;
    },
    wasTextDeletedAt: (place) => wasTextDeletedAt(shared.ytext, placeOf(place)),
  };
}

class BirthIndex {
  readonly #starts: number[] = [];
  readonly #items: Y.Item[] = [];

  constructor(text: Y.Text) {
    let at = 0;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue;
      this.#starts.push(at);
      this.#items.push(item);
      at += item.length;
    }
  }

  at(place: number): Birth | undefined {
    let [low, high] = [0, this.#starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= place) low = middle;
      else high = middle;
    }
    const item = this.#items[low];
    if (item === undefined) return undefined;
    const { client, clock } = item.id;
    const offset = place - (this.#starts[low] ?? 0);
    const left = offset > 0 ? `${client}:${clock + offset - 1}` : named(item.origin);
    return { client, clock: clock + offset, left, right: named(item.rightOrigin) };
  }
}

const named = (id: Y.ID | null): string => (id === null ? '' : `${id.client}:${id.clock}`);

import type * as Y from 'yjs';
import { clipDeletions, mergeDeletions, NO_DELETIONS, type ClockVector, type Deletions } from './ranges.ts';
import type { CheckedUpdate } from './validate.ts';
import { encodeUpdate, type ClientStructs } from './wire.ts';

/** An update of a pool. One that says again what others wrote (rule S8) names them. */
type Pooled = CheckedUpdate & { readonly others?: unknown };

/** What can be applied now, and which of the given updates are not wholly in the document even then. */
export interface Resolution<T extends Pooled> {
  /** A Yjs update without anything pending; undefined when there is nothing new in it. */
  readonly update: Uint8Array | undefined;
  readonly waiting: readonly T[];
}

/**
 * Finds everything in a pool of updates that a document holding `known` can take without anything missing (rule S5).
 * Yjs would keep what depends on something missing inside the document, at quadratic cost (sync-facts 26), and would
 * send it on in every encoded state; so it stays out here. It works by single structs, because two segments that
 * were rewritten while their writers answered each other each need a part of the other one. What a writer's own segments
 * say comes before what others say again of it.
 */
export function resolve<T extends Pooled>(known: ClockVector, pool: readonly T[]): Resolution<T> {
  const clocks = new Map(known);
  const taken: TakenStructs = new Map();
  const firstHand = pool.filter(({ others }) => !others);
  takeReachable(taken, clocks, queueByClient(firstHand, clocks));
  if (firstHand.length < pool.length) takeReachable(taken, clocks, queueByClient(pool, clocks));
  const waiting: T[] = [];
  let deletions: Deletions = NO_DELETIONS;
  for (const update of pool) {
    const { here, isWhole } = clipDeletions(update.deletions, clocks);
    deletions = mergeDeletions(deletions, here);
    if (!isWhole || !holdsAll(clocks, update)) waiting.push(update);
  }
  const isEmpty = taken.size === 0 && deletions.size === 0;
  return { update: isEmpty ? undefined : encodeUpdate(partsOf(taken), deletions), waiting };
}

/** The structs that `known` lacks, by client id in the order of their clocks; two revisions of a segment may cut one run of characters differently. */
function queueByClient(pool: readonly CheckedUpdate[], known: ClockVector): Map<number, Y.Item[]> {
  const queues = new Map<number, Y.Item[]>();
  for (const { structs } of pool)
    for (const [client, items] of structs) {
      const have = known.get(client) ?? 0;
      const lacking = items.filter((item) => item.id.clock + item.length > have);
      if (lacking.length > 0) queues.set(client, [...(queues.get(client) ?? []), ...lacking]);
    }
  for (const queue of queues.values()) queue.sort((a, b) => a.id.clock - b.id.clock);
  return queues;
}

/** By client id: the structs to be applied, and the clock of the first. */
type TakenStructs = Map<number, { readonly clock: number; readonly structs: Y.Item[] }>;

const partsOf = (taken: TakenStructs): ClientStructs[] => [...taken].map(([client, part]) => ({ client, ...part }));

/** Advances every queue as far as it goes; `taken` and `clocks` advance with it. */
function takeReachable(taken: TakenStructs, clocks: Map<number, number>, queues: Map<number, Y.Item[]>): void {
  const positions = new Map<number, number>();
  const blockedOn = new Map<number, Set<number>>();
  const agenda = [...queues.keys()];
  for (let client = agenda.pop(); client !== undefined; client = agenda.pop()) {
    const queue = queues.get(client) ?? [];
    let position = positions.get(client) ?? 0;
    let hasMoved = false;
    for (let item = queue[position]; item; item = queue[++position]) {
      const clock = clocks.get(client) ?? 0;
      if (item.id.clock + item.length <= clock) continue;
      if (item.id.clock > clock) break;
      const missing = missingClient(item, clocks);
      if (missing !== undefined) {
        blockedOn.set(missing, (blockedOn.get(missing) ?? new Set()).add(client));
        break;
      }
      const part = taken.get(client) ?? { clock, structs: [] };
      part.structs.push(item);
      taken.set(client, part);
      clocks.set(client, item.id.clock + item.length);
      hasMoved = true;
    }
    positions.set(client, position);
    if (hasMoved) agenda.push(...(blockedOn.get(client) ?? []));
    if (hasMoved) blockedOn.delete(client);
  }
}

/** A client id whose characters this struct leans on and the document does not hold yet. */
function missingClient(item: Y.Item, clocks: ClockVector): number | undefined {
  for (const id of [item.origin, item.rightOrigin])
    if (id && (clocks.get(id.client) ?? 0) <= id.clock) return id.client;
  return undefined;
}

function holdsAll(clocks: ClockVector, update: CheckedUpdate): boolean {
  for (const [client, items] of update.structs) {
    const last = items.at(-1);
    if (last && last.id.clock + last.length > (clocks.get(client) ?? 0)) return false;
  }
  return true;
}

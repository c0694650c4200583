import type { NoteId } from '../contract/ids.ts';
import { writerKeyOf, type Writer } from '../segment/ids.ts';
import type { Beacon } from './beacon.ts';

/** A device that is there now. */
export interface PresentDevice {
  /** As its beacon is called. */
  readonly id: string;
  readonly writer: Writer;
  readonly beacon: Beacon;
}

/** Bounds on what a beacon says of the next one. Milliseconds. */
const SHORTEST_PACE_MS = 500;
const LONGEST_PACE_MS = 30_000;
/** More than one workspace has devices; a flood of made-up ones ends here. */
const MAX_DEVICES = 200;

/** How long a device counts as there after a beacon that promised the next one so soon: two may be lost. Milliseconds. */
export function patienceMs(everyMs: number): number {
  return Math.min(LONGEST_PACE_MS, Math.max(SHORTEST_PACE_MS, everyMs)) * 2.5 + 1000;
}

/**
 * Who is there, by when their beacons arrived here: no clock but our own decides. All times are in milliseconds of a clock
 * that never goes back.
 */
export class Roster {
  readonly #devices = new Map<string, PresentDevice & { readonly untilMs: number }>();

  /** Takes a beacon. Says whether the device was not there before; undefined when the beacon is no news. */
  heard(writer: Writer, beacon: Beacon, nowMs: number): { readonly isNew: boolean } | undefined {
    const id = writerKeyOf(writer);
    const before = this.#devices.get(id)?.beacon;
    const isRepeated = before?.session === beacon.session && beacon.counter <= before.counter;
    if (isRepeated || (!before && this.#devices.size >= MAX_DEVICES)) return undefined;
    this.#devices.set(id, { id, writer, beacon, untilMs: nowMs + patienceMs(beacon.everyMs) });
    return { isNew: before === undefined };
  }

  /** The device said good-bye. Answers whether it was there. */
  left(id: string): boolean {
    return this.#devices.delete(id);
  }

  /** Lets those go that are silent for too long. Answers whether there were any. */
  expire(nowMs: number): boolean {
    const before = this.#devices.size;
    for (const { id, untilMs } of this.#devices.values()) if (untilMs <= nowMs) this.#devices.delete(id);
    return this.#devices.size < before;
  }

  /** When the next one is to be let go; undefined when nobody is there. */
  get nextExpiryMs(): number | undefined {
    const times = [...this.#devices.values()].map(({ untilMs }) => untilMs);
    return times.length === 0 ? undefined : Math.min(...times);
  }

  get devices(): readonly PresentDevice[] {
    return [...this.#devices.values()];
  }

  /** Whether somebody has one of these notes open. */
  isIn(notes: readonly NoteId[]): boolean {
    return this.devices.some(({ beacon }) => beacon.notes.some(({ note }) => notes.includes(note)));
  }
}

import { type ChangeFeed, followChanges } from './change-feed.ts';
import { type IntakePorts, takeChanges } from './intake.ts';
import type { Log } from '../log.ts';
import type { Rebuilding, StorePage } from './ports.ts';

/** A catalog that is no further behind was only interrupted: it catches up before anyone could read about it. Changes. */
const MANY_CHANGES = 500;

/** Nobody knows yet how much there is. */
const UNKNOWN: Rebuilding = { done: 0, total: 1 };

/** Keeps the catalog in step with the store, and makes it anew when it is empty, another database's, or was damaged. */
export class CatalogFeed {
  readonly #ports: IntakePorts;
  readonly #feed: ChangeFeed;
  /** Resolves when it is known where the catalog stands, or that this cannot be known for now. */
  readonly begun: Promise<void>;
  #source = '';
  #rebuilding: Rebuilding | undefined = UNKNOWN;

  /** Follows the store from where the catalog stands. */
  constructor(ports: IntakePorts, log: Log) {
    this.#ports = ports;
    let begun = (): void => undefined;
    this.begun = new Promise((resolve) => {
      begun = resolve;
    });
    this.#feed = followChanges(ports.store, {
      begin: () => this.#begin().finally(begun),
      take: (page) => this.#take(page),
      onCaughtUp: () => this.#finish(),
      log,
    });
    ports.catalog.onRenewed(() => this.#restart());
  }

  /** How far the list is while it is being made anew; undefined when it is whole but for the latest changes. */
  get rebuilding(): Rebuilding | undefined {
    return this.#rebuilding;
  }

  /** Resolves when everything stored so far is in the catalog; rejects when that failed (it is tried again). */
  settled(): Promise<void> {
    return this.#feed.settled();
  }

  /** How long to wait before each page, in milliseconds. */
  setPause(pauseMs: number): void {
    this.#feed.setPause(pauseMs);
  }

  close(): Promise<void> {
    return this.#feed.close();
  }

  async #begin(): Promise<number> {
    const { store, catalog } = this.#ports;
    this.#source = await store.uuid();
    const total = await store.lastSeq();
    const seen = await catalog.position();
    const isOurs = seen?.source === this.#source && seen.seq <= total;
    // What another database said, or this one before it was rolled back, must not stay in the list.
    if (seen !== undefined && !isOurs) await catalog.renew();
    const done = isOurs ? seen.seq : 0;
    const isBehind = done === 0 ? total > 0 : total - done > MANY_CHANGES;
    this.#rebuilding = isBehind ? { done, total } : undefined;
    return done;
  }

  async #take(page: StorePage): Promise<void> {
    if (this.#rebuilding)
      this.#rebuilding = { ...this.#rebuilding, done: Math.min(page.since, this.#rebuilding.total) };
    await takeChanges(this.#ports, this.#source, page);
  }

  #finish(): void {
    if (!this.#rebuilding) return;
    this.#rebuilding = undefined;
    this.#ports.lists.announce();
  }

  /** The catalog is empty: the store fills it, and notes in memory say what no segment holds yet. */
  #restart(): void {
    const { lists, live } = this.#ports;
    this.#rebuilding = UNKNOWN;
    for (const note of live.all()) lists.touch(note);
    this.#feed.restart();
  }
}

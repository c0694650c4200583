import { KEPT_IN_TRASH_MS } from '../../core/note/trash.ts';
import type { Log } from '../log.ts';

/** What is done with notes that time has run out for. */
interface BurialPorts {
  readonly now: () => number;
  readonly log: Log;
  /** Erases what was put into the Trash before then. */
  readonly eraseTrashed: (beforeMs: number) => Promise<unknown>;
  /** Turns segments of notes that were erased long ago into tombstones. */
  readonly bury: () => Promise<void>;
}

/** How often such notes are looked for. */
const DAY_MS = 24 * 60 * 60 * 1000;

/** Once a day, and at the start: what has been in the Trash for long is erased, and what was erased long ago is buried. */
export class Burials {
  readonly #ports: BurialPorts;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(ports: BurialPorts) {
    this.#ports = ports;
  }

  start(): void {
    this.#run();
    this.#timer = setInterval(() => this.#run(), DAY_MS);
    this.#timer.unref();
  }

  /** Begins no other, and waits for the one under way. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running;
  }

  #run(): void {
    const { now, log, eraseTrashed, bury } = this.#ports;
    this.#running = this.#running
      .then(() => eraseTrashed(now() - KEPT_IN_TRASH_MS))
      .then(bury)
      .catch((cause: unknown) => log.error('erased notes not buried', cause));
  }
}

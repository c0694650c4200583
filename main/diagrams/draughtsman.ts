import type { DrawingAnswer, DrawingJob } from '../../core/contract/drawing.ts';
import type { DrawingPage } from './drawing-page.ts';

/** How long one diagram may take, in milliseconds. What takes longer was made to, or is of no use while writing. */
export const DRAWING_LIMIT_MS = 5000;
/** How long a page may take to open: a process has to be started, on a machine that may be busy. Milliseconds. */
export const OPENING_LIMIT_MS = 20_000;
/** How long a page without work is kept, in milliseconds: the next diagram comes at once, and memory comes back. */
export const IDLE_MS = 60_000;
/** As many diagrams may wait; a note with more asks again for those that it shows. */
export const MAX_WAITING = 64;

/** What drawing takes from outside. */
export interface DraughtsmanPorts {
  /** Opens a page. Returns at once. */
  readonly open: () => DrawingPage;
  /** Runs something later; the returned function takes that back. */
  readonly after: (delayMs: number, run: () => void) => () => void;
  /** Hears of pages that had to be given up; never of what they drew. */
  readonly onFault: (message: string, cause: unknown) => void;
}

/** Draws diagrams one after the other, on a page that is there only while it is needed. */
export interface Draughtsman {
  /** Undefined when it could not be drawn, for whatever reason but its own source. */
  draw(job: DrawingJob): Promise<DrawingAnswer | undefined>;
  /** Gives up what waits and ends the page. Idempotent. */
  close(): void;
}

interface Waiting {
  readonly job: DrawingJob;
  readonly settle: (answer: DrawingAnswer | undefined) => void;
}

/** No page yet: the first diagram opens one. */
export function createDraughtsman(ports: DraughtsmanPorts): Draughtsman {
  return new OnePageDraughtsman(ports);
}

class OnePageDraughtsman implements Draughtsman {
  readonly #ports: DraughtsmanPorts;
  readonly #waiting: Waiting[] = [];
  #page: DrawingPage | undefined;
  #isWorking = false;
  #isClosed = false;
  #stopIdling = (): void => undefined;

  constructor(ports: DraughtsmanPorts) {
    this.#ports = ports;
  }

  draw(job: DrawingJob): Promise<DrawingAnswer | undefined> {
    if (this.#isClosed) return Promise.resolve(undefined);
    return new Promise((settle) => {
      this.#waiting.push({ job, settle });
      // What was asked for last is what somebody looks at now.
      if (this.#waiting.length > MAX_WAITING) this.#waiting.shift()?.settle(undefined);
      if (!this.#isWorking) void this.#work();
    });
  }

  close(): void {
    this.#isClosed = true;
    for (const { settle } of this.#waiting.splice(0)) settle(undefined);
    this.#endPage();
  }

  async #work(): Promise<void> {
    this.#isWorking = true;
    this.#stopIdling();
    for (let next = this.#waiting.shift(); next !== undefined; next = this.#waiting.shift()) {
      next.settle(await this.#drawOne(next.job));
    }
    this.#isWorking = false;
    if (!this.#isClosed) this.#stopIdling = this.#ports.after(IDLE_MS, () => this.#endPage());
  }

  async #drawOne(job: DrawingJob): Promise<DrawingAnswer | undefined> {
    this.#page ??= this.#ports.open();
    try {
      await this.#within(OPENING_LIMIT_MS, this.#page.ready);
      return await this.#within(DRAWING_LIMIT_MS, this.#page.draw(job));
    } catch (cause) {
      if (!this.#isClosed) this.#ports.onFault('a diagram was given up', cause);
      this.#endPage();
      return undefined;
    }
  }

  #endPage(): void {
    this.#stopIdling();
    this.#page?.close();
    this.#page = undefined;
  }

  #within<T>(limitMs: number, work: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.#ports.after(limitMs, () => reject(new Error(`took longer than ${limitMs} ms`)));
      void work.then(resolve, reject).finally(stop);
    });
  }
}

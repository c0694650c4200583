import { createSubscriber } from 'svelte/reactivity';

/** The time of day that labels are made from; moves once a minute while something on screen reads it. */
export class Clock {
  readonly #subscribe = createSubscriber((update) => {
    const timer = setInterval(update, 60_000);
    return () => clearInterval(timer);
  });

  /** Milliseconds since 1970. */
  get nowMs(): number {
    this.#subscribe();
    return Date.now();
  }
}

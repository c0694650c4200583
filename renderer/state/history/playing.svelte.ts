/** How long each version stays on screen, in ms. */
const STEP_MS = 1200;

/** Something that goes on by itself, step by step, until it is at its end or somebody stops it. */
export class Playing {
  readonly #step: () => boolean;
  #timer = $state.raw<ReturnType<typeof setTimeout> | undefined>();

  /** `step` answers whether there was one more. */
  constructor(step: () => boolean) {
    this.#step = step;
  }

  get isOn(): boolean {
    return this.#timer !== undefined;
  }

  start(): void {
    this.#timer = setTimeout(() => (this.#step() ? this.start() : this.stop()), STEP_MS);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}

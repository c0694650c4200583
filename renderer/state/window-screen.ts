import type { Bridge } from '../../core/contract/bridge.ts';
import type { WindowScreen } from '../../core/contract/window-commands.ts';
import { ask } from '../api/bridge.ts';

/** Who writes or scrolls changes the screen all the time; where that comes to rest is enough. Milliseconds. */
const CALM_MS = 400;

/** Has main remember what the window shows, for the next start. */
export class ScreenMemory {
  readonly #bridge: Bridge;
  readonly #screen: () => WindowScreen;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #told = '';

  constructor(bridge: Bridge, screen: () => WindowScreen) {
    this.#bridge = bridge;
    this.#screen = screen;
  }

  /** What the window showed when it was left; undefined for a new one, or when main does not say. */
  async read(): Promise<WindowScreen | undefined> {
    const answer = await ask(this.#bridge, 'windows.read', undefined);
    return answer.ok ? answer.value.screen : undefined;
  }

  /** The window shows something else, or the same elsewhere. */
  changed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.tell(), CALM_MS);
  }

  /** Tells main now. */
  tell(): void {
    clearTimeout(this.#timer);
    const screen = this.#screen();
    const told = JSON.stringify(screen);
    if (told === this.#told) return;
    this.#told = told;
    void ask(this.#bridge, 'windows.remember', screen);
  }

  close(): void {
    clearTimeout(this.#timer);
  }
}

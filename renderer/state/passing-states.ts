import type { Bridge } from '../../core/contract/bridge.ts';
import type { AppState } from './app-state.svelte.ts';
import { Backlinks } from './backlinks.svelte.ts';
import { CrashReports } from './crash-reports.svelte.ts';
import { Mentions } from './mentions.svelte.ts';
import { Mirror } from './mirror.svelte.ts';
import { Palette } from './palette/palette.svelte.ts';

/** What parts of the window know only while they are on screen; each asks for one when it appears. */
export class PassingStates {
  readonly #bridge: Bridge;
  readonly #app: AppState;

  constructor(bridge: Bridge, app: AppState) {
    this.#bridge = bridge;
    this.#app = app;
  }

  /** Going to anything. */
  palette(): Palette {
    return new Palette(this.#bridge, this.#app);
  }

  /** The section about crash reports. */
  crashReports(): CrashReports {
    return new CrashReports(this.#bridge);
  }

  /** The section about plain files. */
  mirror(): Mirror {
    return new Mirror(this.#bridge);
  }

  /** The notes that link to another. */
  backlinks(): Backlinks {
    return new Backlinks(this.#bridge);
  }

  /** The notes that name another without a link. */
  mentions(): Mentions {
    return new Mentions(this.#bridge);
  }
}

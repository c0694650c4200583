import type { UpdateState } from '../../core/contract/update-commands.ts';
import type { RandomBytes } from '../../core/contract/random-ids.ts';
import type { Installed } from '../../core/update/judge-release.ts';
import type { Log } from '../log.ts';
import type { Feed } from './release-feed.ts';
import type { SignedFile } from './signed-file.ts';
import type { UpdateLimits } from './update-limits.ts';

/** Puts a new version in the place of the running one. */
export interface Installer {
  /**
   * Called at most once in the life of a process: in the last moment of quitting, with consent, with a file that was
   * just found to be what was signed. Resolves when the process may end. Rejects when nothing was changed.
   */
  install(file: SignedFile): Promise<void>;
}

/** What the updater takes from outside. */
export interface UpdaterPorts {
  readonly feed: Feed;
  /** Undefined for a build that no package brought: it has no updates. */
  readonly installed: Omit<Installed, 'highestSeen' | 'rolloutId' | 'channel'> | undefined;
  /** A folder of the updater's own; it is made when it is needed. */
  readonly dir: string;
  /** With safe mode nothing is fetched. */
  readonly isSafeMode: boolean;
  readonly installer: Installer;
  readonly fetch: typeof globalThis.fetch;
  readonly limits: UpdateLimits;
  readonly now: () => number;
  /** 0 to 1. */
  readonly random: () => number;
  readonly randomBytes: RandomBytes;
  /** Runs something once, later; returns the way to forget it. */
  readonly schedule: (run: () => void, delayMs: number) => () => void;
  readonly log: Log;
  readonly onChange: (state: UpdateState) => void;
}

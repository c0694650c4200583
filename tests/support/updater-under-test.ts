import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { UpdateState } from '../../core/contract/update-commands.ts';
import type { Feed } from '../../main/update/release-feed.ts';
import type { SignedFile } from '../../main/update/signed-file.ts';
import type { UpdaterPorts } from '../../main/update/ports.ts';
import { Updater } from '../../main/update/updater.ts';
import { waitFor } from './wait-for.ts';

/** An updater with an installer that only counts, a clock that stands still, and timers that a test runs. */
export interface UpdaterUnderTest {
  readonly updater: Updater;
  readonly dir: string;
  /** Every file that was to be installed. */
  readonly installs: readonly SignedFile[];
  readonly errors: readonly string[];
  /** The timer that is set, if any. */
  timer(): { readonly delayMs: number; readonly run: () => void } | undefined;
  /** Checks, downloads what there is, waits for that, agrees and quits: all a person can do. Answers the state before quitting. */
  takeAll(): Promise<UpdateState>;
  close(): Promise<void>;
}

/** Short ones: a test waits for nobody. */
const LIMITS = { answerMs: 400, idleMs: 400, bytesPerSecond: 1_000_000 };

/** An AppImage of version 1.1.0 on 64-bit Linux, unless `change` says otherwise. */
export function createUpdaterUnderTest(feed: Feed, change: Partial<UpdaterPorts> = {}): UpdaterUnderTest {
  const dir = mkdtempSync(join(tmpdir(), 'commonplace-updater-'));
  const installs: SignedFile[] = [];
  const errors: string[] = [];
  let timer: { delayMs: number; run: () => void } | undefined;
  const updater = new Updater({
    feed,
    installed: { version: '1.1.0', platform: 'linux', arch: 'x64', kind: 'appimage' },
    dir: join(dir, 'updates'),
    isSafeMode: false,
    installer: { install: async (file) => void installs.push(file) },
    fetch: globalThis.fetch,
    limits: LIMITS,
    now: () => 1_000_000,
    random: () => 1,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    schedule(run, delayMs) {
      const mine = { run, delayMs };
      timer = mine;
      return () => {
        if (timer === mine) timer = undefined;
      };
    },
    log: { info: () => undefined, error: (message) => void errors.push(message) },
    onChange: () => undefined,
    ...change,
  });
  return {
    updater,
    dir: join(dir, 'updates'),
    installs,
    errors,
    timer: () => timer,
    async takeAll() {
      await updater.check();
      updater.download();
      await waitFor(() => updater.state.state !== 'downloading', 'the end of the download');
      const { state } = updater;
      updater.setConsent(true);
      await updater.close();
      await updater.installAtQuit();
      return state;
    },
    async close() {
      await updater.close();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

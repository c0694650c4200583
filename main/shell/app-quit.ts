import { setTimeout } from 'node:timers/promises';
import { app, BrowserWindow, powerMonitor } from 'electron';
import type { Log } from '../engine/ports.ts';

/** How long windows may take for their last edits once the app closes. */
const LAST_EDITS_MS = 1000;

/** Silence this long means that a window had nothing (more) to send. */
const QUIET_MS = 150;

/** An engine that does not close in this time will not close; the journal has everything that was acknowledged. */
const CLOSE_LIMIT_MS = 10_000;

/** Enough to copy and check a package of a hundred megabytes on a slow disk. After that the process ends all the same. */
const INSTALL_LIMIT_MS = 120_000;

/** What has to happen before the process may end. */
export interface QuitSteps {
  /** Tells the windows that the app closes. */
  readonly announce: (waitMs: number) => void;
  readonly whenQuiet: (wait: { quietMs: number; limitMs: number }) => Promise<void>;
  /** From here on windows are not heard. */
  readonly closeDoor: () => void;
  readonly closeEngine: () => Promise<void>;
  /** Whether the app goes on without a window now: as on macOS always, elsewhere while it has a tray. */
  readonly staysOpen: () => boolean;
  /** The last thing, when everything is closed. Not when the system ends the app: it would not wait. */
  readonly installUpdate: () => Promise<void>;
  /** Ends the threads that are left. False when one cannot be ended, so that waiting for its end would be for ever. */
  readonly endWorkers: () => Promise<boolean>;
  readonly log: Log;
}

/**
 * Ends the app in order: last edits, door, engine, update, process (`running -> closing -> closed`). However quitting is asked for - menu, last
 * window, signal, shutdown - it comes through here. Returns what a window asks before it closes: whether it must stay.
 */
export function quitInOrder(steps: QuitSteps): (window: BrowserWindow) => boolean {
  let state: 'running' | 'closing' | 'closed' = 'running';
  let isAskedBySystem = false;
  const close = async (): Promise<void> => {
    state = 'closing';
    await settleAndClose(steps).catch((cause: unknown) => steps.log.error('closing failed', cause));
    if (!isAskedBySystem) await withinLimit(steps.installUpdate(), INSTALL_LIMIT_MS);
    if (!(await steps.endWorkers())) endAtOnce(steps.log);
    state = 'closed';
    app.quit();
  };
  app.on('before-quit', (event) => {
    if (state !== 'closed') event.preventDefault();
    if (state === 'running') void close();
  });
  app.on('window-all-closed', () => steps.staysOpen() || app.quit());
  const obeySystem = (): void => {
    isAskedBySystem = true;
    app.quit();
  };
  powerMonitor.on('shutdown', obeySystem);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, obeySystem);

  return (window) => {
    if (state !== 'running') return state === 'closing';
    const isLast = BrowserWindow.getAllWindows().every((other) => other === window);
    if (isLast && !steps.staysOpen()) app.quit();
    else void lastEdits(steps).finally(() => window.isDestroyed() || window.destroy());
    return true;
  };
}

async function lastEdits({ announce, whenQuiet }: QuitSteps): Promise<void> {
  announce(LAST_EDITS_MS);
  await whenQuiet({ quietMs: QUIET_MS, limitMs: LAST_EDITS_MS });
}

/** Everything is on the disk and closed; what is left is a thread that would be waited for without end. */
function endAtOnce(log: Log): void {
  log.error('a worker could not be ended; the process is');
  process.kill(process.pid, 'SIGKILL');
}

async function settleAndClose(steps: QuitSteps): Promise<void> {
  await lastEdits(steps);
  steps.closeDoor();
  for (const window of BrowserWindow.getAllWindows()) window.hide();
  const outcome = await withinLimit(steps.closeEngine(), CLOSE_LIMIT_MS);
  if (outcome === 'late') steps.log.error('the engine did not close in time');
}

const withinLimit = (work: Promise<void>, limitMs: number): Promise<'late' | undefined> =>
  Promise.race([work.then(() => undefined), setTimeout(limitMs, 'late' as const, { ref: false })]);

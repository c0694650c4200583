import { randomBytes } from 'node:crypto';
import { app } from 'electron';
import type { Log } from '../engine/ports.ts';

/** After a crash the page is loaded again at once, later ones after up to half a minute: a page that always crashes must not spin. */
const MAX_RELOAD_DELAY_MS = 30_000;
const FIRST_RELOAD_DELAY_MS = 250;

/** Crashes further apart than this have nothing to do with each other. */
const CALM_MS = 60_000;

/**
 * Keeps the process alive when something throws outside every promise, as LevelDB does on a damaged block, and tells
 * `onDamage`, with the reference under which the log has it. The process must not end here: the journal is open and
 * windows hold text.
 */
export function watchForDamage(log: Log, onDamage: (cause: unknown, reference: string) => void): void {
  const report =
    (kind: string) =>
    (cause: unknown): void => {
      const reference = randomBytes(6).toString('hex');
      log.error(`${kind}, reference ${reference}`, cause);
      onDamage(cause, reference);
    };
  process.on('uncaughtException', report('uncaught exception'));
  process.on('unhandledRejection', report('unhandled rejection'));
  // Whoever reads standard error may go away first; that is no damage.
  process.stderr.on('error', () => undefined);
  process.stdout.on('error', () => undefined);
}

/** Notes every process that ends out of order: a page's, or another one, which Chromium starts anew by itself. */
export function watchProcesses(log: Log, onGone: () => void): void {
  app.on('child-process-gone', (_event, { type, serviceName, reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    log.error(`process gone: ${serviceName ?? type}, ${reason}, code ${exitCode}`);
    onGone();
  });
  app.on('render-process-gone', (_event, _contents, { reason }) => {
    if (reason !== 'clean-exit') onGone();
  });
}

/** Loads a page again whose process is gone, slower each time it crashes in a row. */
export function reloadCrashedPages(log: Log, now: () => number): void {
  app.on('web-contents-created', (_event, contents) => {
    let lastMs = Number.NEGATIVE_INFINITY;
    let delayMs = 0;
    contents.on('render-process-gone', (_gone, { reason, exitCode }) => {
      if (reason === 'clean-exit') return;
      log.error(`page gone: ${reason}, code ${exitCode}`);
      delayMs = now() - lastMs > CALM_MS ? 0 : nextDelay(delayMs);
      lastMs = now();
      setTimeout(() => !contents.isDestroyed() && contents.reload(), delayMs);
    });
  });
}

/** The wait after one more crash: 0, 250, 500 ms and so on, up to half a minute. */
function nextDelay(delayMs: number): number {
  return Math.min(MAX_RELOAD_DELAY_MS, Math.max(FIRST_RELOAD_DELAY_MS, delayMs * 2));
}

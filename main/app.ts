import { randomBytes } from 'node:crypto';
import { type Crashes, createCrashes } from './crashes.ts';
import { createEngine } from './engine/create-engine.ts';
import type { Engine, Log } from './engine/ports.ts';
import { createDoor, type Door } from './ipc/door.ts';
import { reloadCrashedPages, watchForDamage, watchProcesses } from './shell/app-alarms.ts';
import { type AppFacts, appFacts } from './shell/app-facts.ts';
import { createAppLog, logDirOf } from './shell/app-log.ts';
import { showAppMenu } from './shell/app-menu.ts';
import { quitInOrder } from './shell/app-quit.ts';
import { readResources } from './shell/app-resources.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './shell/app-scheme.ts';
import { giveUp, reopenOnDemand, whenReady } from './shell/app-start.ts';
import { watchHungWindows } from './shell/hung-windows.ts';
import { createMainWindows, type MainWindows } from './shell/main-windows.ts';
import { lockPages } from './shell/page-lock.ts';
import { takeScreenshot } from './shell/screenshot.ts';
import { createSecretBox } from './shell/secret-box.ts';
import { watchSystem } from './shell/system-hints.ts';

/** What lives as long as the process. */
interface App {
  readonly facts: AppFacts;
  readonly log: Log;
  /** Opened while the first window loads; its early calls wait for it. */
  readonly engine: Promise<Engine>;
  readonly door: Door;
  readonly crashes: Crashes;
}

/** Starts the app on a profile that this process has to itself. Returns at once: the rest happens when Electron is ready. */
export function startApp(profileDir: string): void {
  const facts = appFacts();
  const echo = facts.isPackaged ? {} : { echo: (line: string) => void process.stderr.write(`${line}\n`) };
  const log = createAppLog({ dir: logDirOf(profileDir), now: Date.now, ...echo });
  registerAppScheme();
  reloadCrashedPages(log, Date.now);
  watchHungWindows(log);
  run(profileDir, facts, log).catch((cause: unknown) => {
    log.error('the app could not start', cause);
    return giveUp('Commonplace could not start. The log in its profile folder says why.');
  });
}

async function run(profileDir: string, facts: AppFacts, log: Log): Promise<void> {
  await whenReady();
  lockPages();
  const app = assemble(profileDir, facts, log);
  serveApp(await readResources(facts.rendererDir, new URL(APP_ORIGIN).host));
  const windows = showWindows(app);
  reopenOnDemand(windows);
  const engine = await app.engine;
  const flush = (): void => void engine.flush().catch((cause: unknown) => log.error('flush failed', cause));
  watchSystem({ onPause: flush, onWake: () => engine.networkChanged() });
  app.crashes.prune();
  log.info('started', { version: facts.version });
}

function assemble(profileDir: string, facts: AppFacts, log: Log): App {
  const engine = createEngine({
    profileDir,
    now: Date.now,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    secrets: createSecretBox(),
    fetch: globalThis.fetch,
    log,
    workerUrl: facts.workerUrl,
    appVersion: facts.version,
  });
  // An engine that cannot be opened is reported once, by whoever awaits it in `run`.
  const tellEngine = (tell: (ready: Engine) => void): void => void engine.then(tell, () => undefined);
  const crashes = createCrashes({ profileDir, facts, log, engine });
  watchProcesses(log, () => crashes.prune());
  const door = createDoor({
    origin: APP_ORIGIN,
    handlers: engine.then((ready) => ({ ...ready.handlers, ...crashes.handlers })),
    onPageGone: (window) => tellEngine((ready) => ready.windowClosed(window)),
    onFault: (message, cause) => log.error(message, cause),
    checksOutput: !facts.isPackaged,
    now: Date.now,
  });
  tellEngine((ready) => ready.subscribe((event) => door.send(event)));
  const tellFault = tellingOnce(door);
  watchForDamage(log, (cause, reference) =>
    tellEngine((ready) => void (ready.storeDamaged(cause) || tellFault(reference))),
  );
  return { facts, log, engine, door, crashes };
}

/** Tells windows about the first fault of a run; a fault that repeats must not cover the text with messages. */
function tellingOnce(door: Door): (reference: string) => void {
  let isTold = false;
  return (reference) => {
    if (!isTold) door.send({ name: 'app.faulted', payload: { reference } });
    isTold = true;
  };
}

function showWindows({ facts, log, engine, door, crashes }: App): MainWindows {
  const windows = createMainWindows({
    url: `${APP_ORIGIN}/`,
    preloadFile: facts.preloadFile,
    hasDevTools: !facts.isPackaged,
    admit: (contents) => door.admit(contents),
    holdsClose: quitInOrder({
      announce: (waitMs) => door.send({ name: 'app.closing', payload: { waitMs } }),
      whenQuiet: (wait) => door.whenQuiet(wait),
      closeDoor: () => door.close(),
      closeEngine: async () => {
        await (await engine).close();
        await crashes.endRun();
      },
      log,
    }),
  });
  showAppMenu({
    isMac: process.platform === 'darwin',
    hasDevTools: !facts.isPackaged,
    choose: (action) => door.send({ name: 'app.menuChosen', payload: { action } }),
  });
  const first = windows.open();
  const file = facts.isPackaged ? undefined : process.env['COMMONPLACE_SCREENSHOT'];
  const settled = { quietMs: 700, limitMs: 15_000 };
  if (file !== undefined) takeScreenshot(first, { file, whenSettled: () => door.whenQuiet(settled), log });
  return windows;
}

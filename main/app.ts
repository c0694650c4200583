import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createEngine } from './engine/create-engine.ts';
import type { Engine, Log } from './engine/ports.ts';
import { createDoor, type Door } from './ipc/door.ts';
import { reloadCrashedPages, watchForDamage } from './shell/app-alarms.ts';
import { type AppFacts, appFacts } from './shell/app-facts.ts';
import { createAppLog } from './shell/app-log.ts';
import { showAppMenu } from './shell/app-menu.ts';
import { quitInOrder } from './shell/app-quit.ts';
import { readResources } from './shell/app-resources.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './shell/app-scheme.ts';
import { giveUp, reopenOnDemand, whenReady } from './shell/app-start.ts';
import { createMainWindows, type MainWindows } from './shell/main-windows.ts';
import { lockPages } from './shell/page-lock.ts';
import { takeScreenshot } from './shell/screenshot.ts';
import { createSecretBox } from './shell/secret-box.ts';
import { popUpSpellingMenu } from './shell/spelling-menu.ts';
import { systemLanguages } from './shell/system-languages.ts';
import { watchSystem } from './shell/system-hints.ts';
import { createSpelling, type Spelling } from './spelling/create-spelling.ts';
import { writeFileAtomic } from './store/atomic-file.ts';

/** What lives as long as the process. */
interface App {
  readonly facts: AppFacts;
  readonly log: Log;
  /** Opened while the first window loads; its early calls wait for it. */
  readonly engine: Promise<Engine>;
  readonly spelling: Spelling;
  readonly door: Door;
}

/** Starts the app on a profile that this process has to itself. Returns at once: the rest happens when Electron is ready. */
export function startApp(profileDir: string): void {
  const facts = appFacts();
  const echo = facts.isPackaged ? {} : { echo: (line: string) => void process.stderr.write(`${line}\n`) };
  const log = createAppLog({ dir: path.join(profileDir, 'browser', 'logs'), now: Date.now, ...echo });
  registerAppScheme();
  reloadCrashedPages(log, Date.now);
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
  watchForDamage(log, (cause) => tellEngine((ready) => ready.storeDamaged(cause)));
  const spelling = createSpelling({
    profileDir,
    workerUrl: facts.workerUrl,
    checker: process.platform === 'darwin' ? 'system' : 'dictionaries',
    systemLanguages,
    writeFile: writeFileAtomic,
    showMenu: popUpSpellingMenu,
    tell: (event) => door.send(event),
    log,
  });
  const door = createDoor({
    origin: APP_ORIGIN,
    handlers: engine.then((ready) => ({ ...ready.handlers, ...spelling.handlers })),
    onPageGone: (window) => tellEngine((ready) => ready.windowClosed(window)),
    onFault: (message, cause) => log.error(message, cause),
    checksOutput: !facts.isPackaged,
    now: Date.now,
  });
  tellEngine((ready) => ready.subscribe((event) => door.send(event)));
  return { facts, log, engine, spelling, door };
}

function showWindows({ facts, log, engine, spelling, door }: App): MainWindows {
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
        await spelling.close();
        await (await engine).close();
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

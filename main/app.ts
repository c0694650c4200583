import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createEngine } from './engine/create-engine.ts';
import type { Engine, Log } from './engine/ports.ts';
import { createDoor, type Door } from './ipc/door.ts';
import { reloadCrashedPages, watchForDamage } from './shell/app-alarms.ts';
import { type AppFacts, appFacts } from './shell/app-facts.ts';
import { createAppLog } from './shell/app-log.ts';
import { type MenuAction, showAppMenu } from './shell/app-menu.ts';
import { quitInOrder } from './shell/app-quit.ts';
import { readResources } from './shell/app-resources.ts';
import { APP_ORIGIN, registerAppScheme, serveApp } from './shell/app-scheme.ts';
import { giveUp, reopenOnDemand, whenReady } from './shell/app-start.ts';
import { createDesktop, type Desktop, prepareGraphics } from './shell/desktop.ts';
import { createMainWindows, type MainWindows } from './shell/main-windows.ts';
import { createSystemFetch, type SystemFetch } from './shell/network/system-fetch.ts';
import { reloadSystemProxy, resolveSystemProxy } from './shell/network/system-proxy.ts';
import { lockPages } from './shell/page-lock.ts';
import { takeScreenshot } from './shell/screenshot.ts';
import { createSecretBox } from './shell/secret-box.ts';
import { openSettingsFile, type SettingsFile } from './shell/settings-file.ts';
import { watchSystem } from './shell/system-hints.ts';

/** What is known before Electron is ready. */
interface Start {
  readonly profileDir: string;
  readonly facts: AppFacts;
  readonly log: Log;
  readonly settings: SettingsFile;
}

/** What lives as long as the process. */
interface App extends Start {
  readonly network: SystemFetch;
  /** Opened while the first window loads; its early calls wait for it. */
  readonly engine: Promise<Engine>;
  readonly door: Door;
  readonly windows: MainWindows;
  readonly desktop: Desktop;
}

/** How long a page that was just loaded must have nothing under way before it is asked for something. */
const SETTLED = { quietMs: 150, limitMs: 10_000 };

/** Starts the app on a profile that this process has to itself. Returns at once: the rest happens when Electron is ready. */
export function startApp(profileDir: string): void {
  const facts = appFacts();
  const echo = facts.isPackaged ? {} : { echo: (line: string) => void process.stderr.write(`${line}\n`) };
  const log = createAppLog({ dir: path.join(profileDir, 'browser', 'logs'), now: Date.now, ...echo });
  const settings = openSettingsFile(profileDir, log);
  prepareGraphics(settings);
  registerAppScheme();
  reloadCrashedPages(log, Date.now);
  run({ profileDir, facts, log, settings }).catch((cause: unknown) => {
    log.error('the app could not start', cause);
    return giveUp('Commonplace could not start. The log in its profile folder says why.');
  });
}

async function run(start: Start): Promise<void> {
  const { facts, log } = start;
  await whenReady();
  lockPages();
  const app = assemble(start);
  serveApp(await readResources(facts.rendererDir, new URL(APP_ORIGIN).host));
  showApp(app);
  const engine = await app.engine;
  const report = (message: string) => (cause: unknown) => log.error(message, cause);
  watchSystem({
    onPause: () => void engine.flush().catch(report('flush failed')),
    onWake() {
      app.network.refresh();
      void reloadSystemProxy().catch(report('the proxy settings could not be read'));
      engine.networkChanged();
    },
  });
  log.info('started', { version: facts.version });
}

function assemble(start: Start): App {
  const { facts, log } = start;
  const network = createSystemFetch({ resolveProxy: resolveSystemProxy, now: Date.now });
  const engine = openEngine(start, network);
  // An engine that cannot be opened is reported once, by whoever awaits it in `run`.
  const tellEngine = (tell: (ready: Engine) => void): void => void engine.then(tell, () => undefined);
  watchForDamage(log, (cause) => tellEngine((ready) => ready.storeDamaged(cause)));
  const door = createDoor({
    origin: APP_ORIGIN,
    handlers: engine.then((ready) => ({ ...ready.handlers, ...desktop.handlers })),
    onPageGone: (window) => tellEngine((ready) => ready.windowClosed(window)),
    onFault: (message, cause) => log.error(message, cause),
    checksOutput: !facts.isPackaged,
    now: Date.now,
  });
  const windows = createMainWindows({
    url: `${APP_ORIGIN}/`,
    preloadFile: facts.preloadFile,
    hasDevTools: !facts.isPackaged,
    admit: (contents) => door.admit(contents),
    holdsClose: quitInOrder({
      announce: (waitMs) => door.send({ name: 'app.closing', payload: { waitMs } }),
      whenQuiet: (wait) => door.whenQuiet(wait),
      closeDoor: () => door.close(),
      closeEngine: async () => (await engine).close(),
      staysOpen: () => desktop.staysOpen,
      log,
    }),
  });
  const desktop = createDesktop({
    profileDir: start.profileDir,
    file: start.settings,
    show: () => void windows.focusFirst(),
    choose: (action) => void chooseInFront({ windows, door }, action),
    onChange: (settings) => door.send({ name: 'settings.changed', payload: settings }),
    log,
  });
  tellEngine((ready) => ready.subscribe((event) => door.send(event)));
  return { ...start, network, engine, door, windows, desktop };
}

function openEngine({ profileDir, facts, log }: Start, network: SystemFetch): Promise<Engine> {
  return createEngine({
    profileDir,
    now: Date.now,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    secrets: createSecretBox(),
    fetch: network.fetch,
    log,
    workerUrl: facts.workerUrl,
    appVersion: facts.version,
  });
}

/** Does what was chosen outside any window: in the tray, or by the shortcut of the system. */
async function chooseInFront({ windows, door }: Pick<App, 'windows' | 'door'>, action: MenuAction): Promise<void> {
  await windows.focusFirst();
  await door.whenQuiet(SETTLED);
  door.send({ name: 'app.menuChosen', payload: { action } });
}

function showApp({ facts, log, door, windows, desktop }: App): void {
  showAppMenu({
    isMac: process.platform === 'darwin',
    hasDevTools: !facts.isPackaged,
    choose: (action) => door.send({ name: 'app.menuChosen', payload: { action } }),
  });
  desktop.start();
  reopenOnDemand(windows);
  if (desktop.startsHidden) return;
  const first = windows.open();
  const file = facts.isPackaged ? undefined : process.env['COMMONPLACE_SCREENSHOT'];
  const settled = { quietMs: 700, limitMs: 15_000 };
  if (file !== undefined) takeScreenshot(first, { file, whenSettled: () => door.whenQuiet(settled), log });
}

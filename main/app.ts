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
import type { ClaimedLaunch } from './shell/claim-profile.ts';
import { hearLaterLaunches } from './shell/launch/later-launches.ts';
import { createLaunchHandlers } from './shell/launch/launch-handlers.ts';
import { registerLinks } from './shell/launch/register-links.ts';
import { createLaunchRequests, type LaunchRequests } from './shell/launch/requests.ts';
import { createMainWindows, type MainWindows } from './shell/main-windows.ts';
import { lockPages } from './shell/page-lock.ts';
import { takeScreenshot } from './shell/screenshot.ts';
import { createSecretBox } from './shell/secret-box.ts';
import { watchSystem } from './shell/system-hints.ts';
import { createWindowMemory, type WindowMemory } from './shell/window-memory.ts';

/** What lives as long as the process. */
interface App {
  readonly launch: ClaimedLaunch;
  /** What the window is asked to do from outside it; add to it from anywhere in the shell. */
  readonly requests: LaunchRequests;
  readonly facts: AppFacts;
  readonly log: Log;
  /** Opened while the first window loads; its early calls wait for it. */
  readonly engine: Promise<Engine>;
  readonly door: Door;
  readonly windowMemory: WindowMemory | undefined;
}

/** Starts the app on a profile that this process has to itself. Returns at once: the rest happens when Electron is ready. */
export function startApp(launch: ClaimedLaunch): void {
  const facts = appFacts();
  const echo = facts.isPackaged ? {} : { echo: (line: string) => void process.stderr.write(`${line}\n`) };
  const log = createAppLog({ dir: path.join(launch.profileDir, 'browser', 'logs'), now: Date.now, ...echo });
  registerAppScheme();
  reloadCrashedPages(log, Date.now);
  run(launch, facts, log).catch((cause: unknown) => {
    log.error('the app could not start', cause);
    return giveUp('Commonplace could not start. The log in its profile folder says why.');
  });
}

async function run(launch: ClaimedLaunch, facts: AppFacts, log: Log): Promise<void> {
  const requests = createLaunchRequests(launch.requests);
  let bringToFront = (): void => undefined;
  hearLaterLaunches(requests, () => bringToFront());
  await whenReady();
  lockPages();
  const app = assemble({ launch, facts, log, requests });
  serveApp(await readResources(facts.rendererDir, new URL(APP_ORIGIN).host));
  const windows = showWindows(app);
  reopenOnDemand(windows);
  bringToFront = () => windows.focusFirst();
  const engine = await app.engine;
  const flush = (): void => void engine.flush().catch((cause: unknown) => log.error('flush failed', cause));
  watchSystem({ onPause: flush, onWake: () => engine.networkChanged() });
  if (!launch.isSafeMode) registerLinks();
  log.info('started', { version: facts.version, isSafeMode: launch.isSafeMode });
}

const newToken = (): string => randomBytes(16).toString('hex');

function assemble({ launch, facts, log, requests }: Pick<App, 'launch' | 'facts' | 'log' | 'requests'>): App {
  const { profileDir, isSafeMode } = launch;
  const engine = createEngine({
    profileDir,
    now: Date.now,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    secrets: createSecretBox(),
    fetch: globalThis.fetch,
    log,
    workerUrl: facts.workerUrl,
    appVersion: facts.version,
    isSafeMode,
  });
  // An engine that cannot be opened is reported once, by whoever awaits it in `run`.
  const tellEngine = (tell: (ready: Engine) => void): void => void engine.then(tell, () => undefined);
  watchForDamage(log, (cause) => tellEngine((ready) => ready.storeDamaged(cause)));
  const door = createDoor({
    origin: APP_ORIGIN,
    handlers: engine.then((ready) => ({
      ...ready.handlers,
      ...createLaunchHandlers({ requests, engine: ready, newToken, now: Date.now, log }),
    })),
    onPageGone: (window) => tellEngine((ready) => ready.windowClosed(window)),
    onFault: (message, cause) => log.error(message, cause),
    checksOutput: !facts.isPackaged,
    now: Date.now,
  });
  tellEngine((ready) => ready.subscribe((event) => door.send(event)));
  requests.onArrived(() => door.send({ name: 'launch.arrived', payload: undefined }));
  const place = path.join(profileDir, 'browser', 'window.json');
  const windowMemory = isSafeMode ? undefined : createWindowMemory(place, log);
  return { launch, requests, facts, log, engine, door, windowMemory };
}

function showWindows({ facts, log, engine, door, windowMemory }: App): MainWindows {
  const windows = createMainWindows({
    url: `${APP_ORIGIN}/`,
    preloadFile: facts.preloadFile,
    hasDevTools: !facts.isPackaged,
    memory: windowMemory,
    admit: (contents) => door.admit(contents),
    holdsClose: quitInOrder({
      announce: (waitMs) => door.send({ name: 'app.closing', payload: { waitMs } }),
      whenQuiet: (wait) => door.whenQuiet(wait),
      closeDoor: () => door.close(),
      closeEngine: async () => {
        await windowMemory?.close();
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

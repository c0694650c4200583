import type { OutgoingEvent } from '../core/contract/handlers.ts';
import { assemble, type App, type Start } from './assemble.ts';
import { reloadCrashedPages } from './shell/app-alarms.ts';
import { appFacts } from './shell/app-facts.ts';
import { createAppLog, logDirOf } from './shell/app-log.ts';
import { showAppMenu } from './shell/app-menu.ts';
import { readResources } from './shell/app-resources.ts';
import { APP_ORIGIN, registerSchemes, serveApp, servePictures } from './shell/app-scheme.ts';
import { giveUp, reopenOnDemand, whenReady } from './shell/app-start.ts';
import type { ClaimedLaunch } from './shell/claim-profile.ts';
import { contentPolicy } from './shell/content-policy.ts';
import { prepareGraphics } from './shell/desktop.ts';
import { watchHungWindows } from './shell/hung-windows.ts';
import { createSpeech } from './shell/interface-language.ts';
import { hearLaterLaunches } from './shell/launch/later-launches.ts';
import { registerLinks } from './shell/launch/register-links.ts';
import { createLaunchRequests } from './shell/launch/requests.ts';
import { reloadSystemProxy } from './shell/network/system-proxy.ts';
import { lockPages } from './shell/page-lock.ts';
import { takeScreenshot } from './shell/screenshot.ts';
import { openSettingsFile } from './shell/settings-file.ts';
import { systemLanguages } from './shell/system-languages.ts';
import { watchSystem } from './shell/system-hints.ts';
import type { MainWindows } from './shell/windows/main-windows.ts';
import { tellWindow } from './shell/windows/tell-window.ts';

/** Starts the app on a profile that this process has to itself. Returns at once: the rest happens when Electron is ready. */
export function startApp(launch: ClaimedLaunch): void {
  const facts = appFacts();
  const echo = facts.isPackaged ? {} : { echo: (line: string) => void process.stderr.write(`${line}\n`) };
  const log = createAppLog({ dir: logDirOf(launch.profileDir), now: Date.now, ...echo });
  const settings = openSettingsFile(launch.profileDir, log);
  prepareGraphics(settings);
  registerSchemes();
  const speech = createSpeech(settings, systemLanguages);
  reloadCrashedPages(log, Date.now);
  watchHungWindows(log, speech);
  run({ launch, requests: createLaunchRequests(launch.requests), facts, log, settings, speech }).catch(
    (cause: unknown) => {
      log.error('the app could not start', cause);
      return giveUp(speech.messages);
    },
  );
}

async function run(start: Start): Promise<void> {
  const { launch, requests, facts, log, speech } = start;
  let windows: Pick<MainWindows, 'focusFront' | 'takeQuickNote'> | undefined;
  hearLaterLaunches(requests, {
    onLaunch: () => windows?.focusFront(),
    onQuickNote: () => windows?.takeQuickNote(),
  });
  await whenReady();
  lockPages();
  const app = assemble(start);
  windows = app.windows;
  servePictures({ ...app.attachments.pictures, diagram: (name) => app.diagrams.picture(name) });
  const { host } = new URL(APP_ORIGIN);
  serveApp(await readResources(facts.rendererDir, { host, policy: contentPolicy, language: () => speech.language }));
  showApp(app);
  await app.engine;
  app.updater.start();
  app.crashes.prune();
  followSystem(app);
  if (!launch.isSafeMode) registerLinks();
  log.info('started', { version: facts.version, isSafeMode: launch.isSafeMode });
}

function showApp({ facts, log, settings, speech, door, windows, desktop }: App): void {
  const tellActive = (event: OutgoingEvent): void => tellWindow(door, windows.active, event);
  const showMenu = (): void =>
    showAppMenu({
      said: speech.messages.menu,
      isMac: process.platform === 'darwin',
      hasDevTools: !facts.isPackaged,
      shortcuts: settings.current.shortcuts,
      choose: (command) => tellActive({ name: 'app.menuChosen', payload: { command } }),
      openWindow: () => {
        if (windows.open() === undefined) tellActive({ name: 'app.noticed', payload: { notice: 'too-many-windows' } });
      },
    });
  speech.follow(showMenu);
  settings.onChange(({ shortcuts }) => shortcuts !== undefined && showMenu());
  desktop.start();
  reopenOnDemand(windows);
  if (desktop.startsHidden) return;
  const first = windows.restore();
  const file = facts.isPackaged ? undefined : process.env['COMMONPLACE_SCREENSHOT'];
  const settled = { quietMs: 700, limitMs: 15_000 };
  if (file !== undefined) takeScreenshot(first, { file, whenSettled: () => door.whenQuiet(settled), log });
}

/** Writes when nobody looks, and asks anew when the machine woke in what may be another network. */
function followSystem({ engine, network, log }: App): void {
  const report = (message: string) => (cause: unknown) => log.error(message, cause);
  watchSystem({
    onPause: () => void engine.then((ready) => ready.flush()).catch(report('flush failed')),
    onWake() {
      network.refresh();
      void reloadSystemProxy().catch(report('the proxy settings could not be read'));
      void engine.then((ready) => ready.networkChanged());
    },
  });
}

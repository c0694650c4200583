import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { createDiagrams, type Diagrams } from './diagrams/create-diagrams.ts';
import type { Address } from './discussion/message-intake.ts';
import { createEngine } from './engine/create-engine.ts';
import type { AttachmentHash } from '../core/contract/attachment-values.ts';
import type { OutgoingEvent, WindowId } from '../core/contract/handlers.ts';
import type { Engine, Log } from './engine/ports.ts';
import { createDoor, type Door } from './ipc/door.ts';
import { type Crashes, createCrashes } from './crashes.ts';
import { createShellAttachments, type ShellAttachments } from './shell-attachments.ts';
import { watchForDamage, watchProcesses } from './shell/app-alarms.ts';
import type { AppFacts } from './shell/app-facts.ts';
import { quitInOrder } from './shell/app-quit.ts';
import { APP_ORIGIN } from './shell/app-scheme.ts';
import type { ClaimedLaunch } from './shell/claim-profile.ts';
import { createDesktop, type Desktop } from './shell/desktop.ts';
import { openDrawingPage } from './shell/diagrams/open-drawing-page.ts';
import type { Speech } from './shell/interface-language.ts';
import { createLaunchHandlers } from './shell/launch/launch-handlers.ts';
import type { LaunchRequests } from './shell/launch/requests.ts';
import { createLinkHandlers } from './shell/links/link-handlers.ts';
import { systemLinks } from './shell/links/system-links.ts';
import { AppWindows, type MainWindows } from './shell/windows/main-windows.ts';
import { createWindowHandlers } from './shell/windows/window-handlers.ts';
import { tellWindow } from './shell/windows/tell-window.ts';
import { WindowMemory } from './shell/windows/window-memory.ts';
import { createAppUpdater } from './shell/app-updates.ts';
import { createAppNotices } from './shell/notices/app-notices.ts';
import { createSystemFetch, type SystemFetch } from './shell/network/system-fetch.ts';
import { resolveSystemProxy } from './shell/network/system-proxy.ts';
import { createSecretBox } from './shell/secret-box.ts';
import { popUpSpellingMenu } from './shell/spelling-menu.ts';
import { systemLanguages } from './shell/system-languages.ts';
import { createPaste, type Paste } from './paste/create-paste.ts';
import { createAppMirror } from './mirrors.ts';
import { type AppTransfer, createAppTransfer } from './transfers.ts';
import { createAppImport } from './imports.ts';
import { createSpelling, type Spelling } from './spelling/create-spelling.ts';
import { writeFileAtomic } from './atomic-file.ts';
import type { SettingsFile } from './shell/settings-file.ts';
import { endWorkers } from './worker/client.ts';
import { updateHandlers } from './update/update-handlers.ts';
import type { Mirror } from './mirror/create-mirror.ts';
import type { Updater } from './update/updater.ts';

/** What is known before Electron is ready. */
export interface Start {
  readonly launch: ClaimedLaunch;
  /** What the window is asked to do from outside it; added to from anywhere in the shell. */
  readonly requests: LaunchRequests;
  readonly facts: AppFacts;
  readonly log: Log;
  readonly settings: SettingsFile;
  readonly speech: Speech;
}

/** What lives as long as the process. */
export interface App extends Start {
  readonly network: SystemFetch;
  /** Opened while the first window loads; its early calls wait for it. */
  readonly engine: Promise<Engine>;
  readonly door: Door;
  readonly windows: MainWindows;
  readonly desktop: Desktop;
  readonly crashes: Crashes;
  readonly diagrams: Diagrams;
  readonly spelling: Spelling;
  readonly paste: Paste;
  readonly transfer: AppTransfer;
  readonly updater: Updater;
  readonly attachments: ShellAttachments;
}

/** Makes the parts of the app and wires them to each other. Shows nothing yet. Once, when Electron is ready. */
export function assemble(start: Start): App {
  const { requests, facts, log, speech } = start;
  const network = createSystemFetch({ resolveProxy: resolveSystemProxy, now: Date.now });
  const engine = openEngine(start, network, (address) => announce(address));
  // An engine that cannot be opened is reported once, by whoever awaits it.
  const tellEngine = (tell: (ready: Engine) => void): void => void engine.then(tell, () => undefined);
  const tell = (event: OutgoingEvent): void => door.send(event);
  const crashes = createCrashes({ profileDir: start.launch.profileDir, facts, log, speech, engine });
  const diagrams = openDiagrams(start);
  const attachments = openAttachments(start, { network, engine, tell });
  const spelling = openSpelling(start, tell);
  const paste = createPaste({ workerUrl: facts.workerUrl });
  const readAttachment = async (hash: AttachmentHash) => (await engine).attachments.read(hash);
  const transfer = createAppTransfer({
    ...{ engine, facts, log, speech },
    readAttachment,
    drawDiagram: async (source) => (await diagrams.pictureOf(source, 'light'))?.bytes,
    tellProgress: (window, payload) => tell({ name: 'exports.progressed', payload, window }),
  });
  const mirror = createAppMirror({ engine, facts, log, tell, readAttachment });
  const imports = createAppImport({ profileDir: start.launch.profileDir, engine, facts, tell, log });
  const updater = openUpdater(start, network, tell);
  const door = createDoor({
    origin: APP_ORIGIN,
    handlers: engine.then((ready) => ({
      ...ready.handlers,
      ...createLaunchHandlers({ requests, isFront, engine: ready, newToken, now: Date.now, log }),
      ...createLinkHandlers(systemLinks(log, speech)),
      ...attachments.handlersFor(ready),
      ...desktop.handlers,
      ...crashes.handlers,
      ...diagrams.handlers,
      ...spelling.handlers,
      ...paste.handlers,
      ...transfer.handlers,
      ...mirror.handlers,
      ...imports.handlers,
      ...updateHandlers(updater),
      ...createWindowHandlers({
        ...{ windows, memory },
        contentsOf: (window) => door.contentsOf(window),
        isThere: async (note) => (await ready.describeNote(note))?.isTrashed === false,
      }),
    })),
    onPageGone: (window) => tellEngine((ready) => ready.windowClosed(window)),
    onFault: (message, cause) => log.error(message, cause),
    checksOutput: !facts.isPackaged,
    now: Date.now,
  });
  const memory = openMemory(start);
  const staysOpen = (): boolean => desktop.staysOpen;
  const windows = openWindows(start, {
    ...{ engine, door, crashes, updater, staysOpen, memory, mirror },
    others: [imports, diagrams, updater, spelling, paste, transfer, mirror],
  });
  const desktop = openDesktop(start, windows, tell);
  const announce = createAppNotices({ engine, windows, door, speech, log });
  const isFront = (window: WindowId): boolean => door.contentsOf(window) === windows.front?.webContents;
  requests.onArrived(() => tellWindow(door, windows.front, { name: 'launch.arrived', payload: undefined }));
  tellEngine((ready) => ready.subscribe(tell));
  watchProcesses(log, () => crashes.prune());
  const tellFault = tellingOnce(tell);
  watchForDamage(log, (cause, reference) =>
    tellEngine((ready) => void (ready.storeDamaged(cause) || tellFault(reference))),
  );
  return {
    ...start,
    network,
    engine,
    door,
    windows,
    desktop,
    crashes,
    diagrams,
    spelling,
    paste,
    transfer,
    updater,
    attachments,
  };
}

type Tell = (event: OutgoingEvent) => void;

function openDiagrams({ facts, log }: Start): Diagrams {
  return createDiagrams({
    open: () => openDrawingPage(facts),
    after: (delayMs, run) => {
      const timer = setTimeout(run, delayMs).unref();
      return () => clearTimeout(timer);
    },
    onFault: (message, cause) => log.error(message, cause),
  });
}

function openAttachments(
  { launch, log, speech }: Start,
  { network, engine, tell }: Pick<App, 'network' | 'engine'> & { readonly tell: Tell },
): ShellAttachments {
  const { profileDir, isSafeMode } = launch;
  return createShellAttachments({ profileDir, isSafeMode, fetch: network.fetch, engine, tell, log, speech });
}

function openSpelling({ launch, facts, log, speech }: Start, tell: Tell): Spelling {
  return createSpelling({
    profileDir: launch.profileDir,
    workerUrl: facts.workerUrl,
    checker: process.platform === 'darwin' ? 'system' : 'dictionaries',
    systemLanguages,
    writeFile: writeFileAtomic,
    showMenu: (menu) => popUpSpellingMenu(menu, speech),
    tell,
    log,
  });
}

function openUpdater({ launch, facts, log }: Start, network: SystemFetch, tell: Tell): Updater {
  return createAppUpdater({
    dir: path.join(launch.profileDir, 'browser', 'updates'),
    version: facts.version,
    isPackaged: facts.isPackaged,
    isSafeMode: launch.isSafeMode,
    fetch: network.fetch,
    log,
    onChange: (state) => tell({ name: 'updates.changed', payload: state }),
  });
}

function openDesktop({ launch, requests, settings, speech, log }: Start, windows: MainWindows, tell: Tell): Desktop {
  return createDesktop({
    profileDir: launch.profileDir,
    file: settings,
    speech,
    show: () => windows.focusFront(),
    newNote() {
      requests.add({ kind: 'new-note' });
      windows.focusFront();
    },
    quickNote: () => windows.takeQuickNote(),
    onChange(changed) {
      speech.settle();
      tell({ name: 'settings.changed', payload: changed });
    },
    log,
  });
}

/** Tells windows about the first fault of a run; a fault that repeats must not cover the text with messages. */
function tellingOnce(tell: Tell): (reference: string) => void {
  let isTold = false;
  return (reference) => {
    if (!isTold) tell({ name: 'app.faulted', payload: { reference } });
    isTold = true;
  };
}

const newToken = (): string => randomBytes(16).toString('hex');

function openEngine(
  { launch, facts, log, speech }: Start,
  network: SystemFetch,
  onAddressed: (address: Address) => void,
): Promise<Engine> {
  return createEngine({
    profileDir: launch.profileDir,
    now: Date.now,
    randomBytes: (length) => new Uint8Array(randomBytes(length)),
    secrets: createSecretBox(),
    fetch: network.fetch,
    log,
    workerUrl: facts.workerUrl,
    appVersion: facts.version,
    language: () => speech.language,
    isSafeMode: launch.isSafeMode,
    onAddressed,
  });
}

/** In safe mode nothing of the last session is on screen. */
function openMemory({ launch, log }: Start): WindowMemory {
  const file = path.join(launch.profileDir, 'browser', 'windows.json');
  return new WindowMemory(launch.isSafeMode ? undefined : file, log);
}

/** What windows need of the other parts. */
interface WindowParts extends Pick<App, 'engine' | 'door' | 'crashes' | 'updater'> {
  /** What is closed after the notes, in this order. */
  readonly others: readonly { close(): void | Promise<void> }[];
  readonly staysOpen: () => boolean;
  readonly memory: WindowMemory;
  readonly mirror: Pick<Mirror, 'finish'>;
}

function openWindows({ facts, log, speech }: Start, parts: WindowParts): MainWindows {
  const { engine, door, crashes, updater, others, staysOpen, memory, mirror } = parts;
  return new AppWindows({
    url: `${APP_ORIGIN}/`,
    preloadFile: facts.preloadFile,
    hasDevTools: !facts.isPackaged,
    speech,
    memory,
    admit: (contents) => door.admit(contents),
    holdsClose: quitInOrder({
      announce: (waitMs) => door.send({ name: 'app.closing', payload: { waitMs } }),
      whenQuiet: (wait) => door.whenQuiet(wait),
      closeDoor: () => door.close(),
      closeEngine: async () => {
        // The notes first: nothing else may keep them from being written.
        const ready = await engine;
        await ready.flush().catch((cause: unknown) => log.error('not everything written before the mirror', cause));
        await mirror.finish();
        await ready.close();
        await crashes.endRun();
        await memory.close();
        for (const part of others) await part.close();
      },
      staysOpen,
      installUpdate: () => updater.installAtQuit(),
      endWorkers,
      log,
    }),
  });
}

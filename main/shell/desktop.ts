import { app, nativeTheme, shell } from 'electron';
import type { SettingsHandlers } from '../../core/contract/handlers.ts';
import type { SystemSettings } from '../../core/contract/settings-commands.ts';
import type { Log } from '../log.ts';
import { abilitiesOf } from './abilities.ts';
import { createAppTray } from './app-tray.ts';
import { createCaptureShortcut } from './capture-shortcut.ts';
import { standardProfile } from './claim-profile.ts';
import { createLoginItem, isStartAtLogin } from './login-item.ts';
import { restartApp } from './relaunch.ts';
import type { Speech } from './interface-language.ts';
import type { SettingsFile } from './settings-file.ts';
import { createSystemSettings } from './system-settings.ts';

/** What the app is to the desktop around it. */
export interface DesktopOptions {
  readonly profileDir: string;
  readonly file: SettingsFile;
  readonly speech: Speech;
  /** A person wants to see the app. */
  readonly show: () => void;
  /** A person wants to write a note, or a few quick words, and said so outside any window. */
  readonly newNote: () => void;
  readonly quickNote: () => void;
  readonly onChange: (settings: SystemSettings) => void;
  readonly log: Log;
}

/** The app's place in the desktop: tray, shortcut, start at login, theme, as the settings say. */
export interface Desktop {
  readonly handlers: SettingsHandlers;
  /** Whether the app goes on without a window. */
  readonly staysOpen: boolean;
  /** Whether this start shows no window: the system made it, and the tray is there to open one. */
  readonly startsHidden: boolean;
  /** Has the desktop follow what is stored. Once, before the first window. */
  start(): void;
}

/** Decides what has to be known before Electron is ready. */
export function prepareGraphics(file: SettingsFile): void {
  if (!file.current.hardwareAcceleration) app.disableHardwareAcceleration();
}

/** Only when the app is ready. */
export function createDesktop({
  profileDir,
  file,
  speech,
  show,
  newNote,
  quickNote,
  onChange,
  log,
}: DesktopOptions): Desktop {
  const isStandardProfile = profileDir === standardProfile();
  const choices = { show, newNote, capture: quickNote, quit: () => app.quit() };
  const tray = createAppTray(choices, () => speech.messages.menu);
  speech.follow(() => tray.rename());
  const settings = createSystemSettings({
    file,
    tray,
    language: () => speech.language,
    onChange,
    log,
    abilities: abilitiesOf({
      platform: process.platform,
      isPackaged: app.isPackaged,
      isStandardProfile,
      env: process.env,
      hasShortcutPortal: app.commandLine.getSwitchValue('enable-features').includes('GlobalShortcutsPortal'),
    }),
    loginItem: createLoginItem(),
    shortcut: createCaptureShortcut(quickNote),
    setTheme: (theme) => {
      nativeTheme.themeSource = theme;
    },
    showProfile: () =>
      void shell
        .openPath(profileDir)
        .then((problem) => problem !== '' && log.error('the folder was not shown', problem)),
    restart: () => restartApp(isStandardProfile ? undefined : profileDir),
  });
  return {
    handlers: settings.handlers,
    get staysOpen() {
      return process.platform === 'darwin' || tray.isOn;
    },
    get startsHidden() {
      return tray.isOn && isStartAtLogin(process.argv);
    },
    start: settings.start,
  };
}

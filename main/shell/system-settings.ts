import type { SettingsHandlers } from '../../core/contract/handlers.ts';
import { fail, type Result, succeed } from '../../core/contract/result.ts';
import type { SystemSettings } from '../../core/contract/settings-commands.ts';
import { type DeviceSettings, givenIn, type Theme } from '../../core/settings/device-settings.ts';
import type { InterfaceLanguage } from '../../core/messages/language.ts';
import type { Log } from '../log.ts';
import { storeFailure } from '../notes/store-failure.ts';
import type { LoginItem } from './autostart-entry.ts';
import type { SettingsFile } from './settings-file.ts';

/** A part of the system that is on or off, and may refuse to change. */
interface SystemSwitch {
  readonly isOn: boolean;
  set(isOn: boolean): unknown;
}

/** What the settings act upon. */
export interface SettingsPorts {
  readonly file: SettingsFile;
  readonly abilities: SystemSettings['abilities'];
  readonly loginItem: LoginItem;
  readonly tray: SystemSwitch;
  /** `set` answers false when the keys are another program's. */
  readonly shortcut: SystemSwitch & { set(isOn: boolean): boolean };
  /** The language that the settings lead to now. */
  readonly language: () => InterfaceLanguage;
  readonly setTheme: (theme: Theme) => void;
  readonly onChange: (settings: SystemSettings) => void;
  readonly showProfile: () => void;
  readonly restart: () => void;
  readonly log: Log;
}

/** The settings of this installation, in force. */
export interface SystemSettingsControl {
  readonly handlers: SettingsHandlers;
  /** Has the system follow what is stored. Once, when the app is ready; what cannot be followed now is logged and stays stored. */
  start(): void;
}

/** Reads, changes and enforces the settings. Each change is followed by the system before it is stored. */
export function createSystemSettings(ports: SettingsPorts): SystemSettingsControl {
  const { file, log } = ports;
  const drawnWith = file.current.hardwareAcceleration;
  const steps = stepsOf(ports);
  let last: Promise<unknown> = Promise.resolve();

  const read = async (): Promise<SystemSettings> => ({
    settings: await settingsInForce(ports),
    abilities: ports.abilities,
    language: ports.language(),
    needsRestart: file.current.hardwareAcceleration !== drawnWith,
  });
  const change = async (given: Partial<DeviceSettings>): Promise<Result<SystemSettings>> => {
    const before = await settingsInForce(ports);
    const wanted = { ...before, ...given };
    const done = await followed(steps, wanted, before);
    const stored = done.ok ? await file.change(given).then(() => done, storeRefused) : done;
    if (!stored.ok) {
      // Steps are taken in their order, so what the refused one comes before was not touched.
      await followed(steps, before, wanted);
      return stored;
    }
    const now = await read();
    ports.onChange(now);
    return succeed(now);
  };
  return {
    handlers: {
      'settings.read': async () => succeed(await read()),
      'settings.change': (input) => {
        // One after the other, or the second would not know what the first did.
        const changed = last.then(() => change(givenIn(input)));
        last = changed.catch(() => undefined);
        return changed;
      },
      'app.showProfile': async () => {
        ports.showProfile();
        return succeed(undefined);
      },
      'app.restart': async () => {
        ports.restart();
        return succeed(undefined);
      },
    },
    start() {
      const { theme, tray, captureShortcut } = file.current;
      ports.setTheme(theme);
      ports.tray.set(tray);
      const isDeaf = ports.abilities.captureShortcut !== 'possible';
      if (captureShortcut && (isDeaf || !ports.shortcut.set(true))) log.error('the shortcut cannot be had');
    },
  };
}

const storeRefused = (cause: unknown) => fail(storeFailure(cause));

/** What holds now: as stored, but what the system itself keeps as it says. */
async function settingsInForce({ file, abilities, loginItem, shortcut }: SettingsPorts): Promise<DeviceSettings> {
  const startAtLogin = abilities.startAtLogin === 'possible' && (await loginItem.isOn());
  return { ...file.current, startAtLogin, captureShortcut: shortcut.isOn };
}

/** Makes the system follow one setting where it differs from what holds. */
type Step = (wanted: DeviceSettings, now: DeviceSettings) => Promise<Result<undefined>>;

/** What must happen in the system for each setting; those without a step are only read. */
function stepsOf({ abilities, loginItem, tray, shortcut, setTheme }: SettingsPorts): readonly Step[] {
  const done = succeed(undefined);
  return [
    step('theme', async (theme) => {
      setTheme(theme);
      return done;
    }),
    step('tray', async (isOn) => {
      tray.set(isOn);
      return done;
    }),
    step('captureShortcut', async (isOn) => {
      if (abilities.captureShortcut !== 'possible') return fail({ code: 'setting-not-possible' });
      return shortcut.set(isOn) ? done : fail({ code: 'shortcut-taken' });
    }),
    step('startAtLogin', async (isOn) => {
      if (abilities.startAtLogin !== 'possible') return fail({ code: 'setting-not-possible' });
      return loginItem.set(isOn).then(
        () => done,
        () => fail({ code: 'setting-not-possible' }),
      );
    }),
  ];
}

function step<N extends keyof DeviceSettings>(
  name: N,
  follow: (value: DeviceSettings[N]) => Promise<Result<undefined>>,
): Step {
  return async (wanted, now) => (wanted[name] === now[name] ? succeed(undefined) : follow(wanted[name]));
}

async function followed(
  steps: readonly Step[],
  wanted: DeviceSettings,
  now: DeviceSettings,
): Promise<Result<undefined>> {
  for (const each of steps) {
    const done = await each(wanted, now);
    if (!done.ok) return done;
  }
  return succeed(undefined);
}

import fs from 'node:fs';
import path from 'node:path';
import { type DeviceSettings, deviceSettingsIn } from '../../core/settings/device-settings.ts';
import type { Log } from '../log.ts';
import { writeFileAtomic } from '../atomic-file.ts';

/** The format this version writes. A newer version's file is read as far as it is understood, and keeps its number. */
const FORMAT = 1;

/** The settings of one profile, in `settings.json`. */
export interface SettingsFile {
  readonly current: DeviceSettings;
  /** Stores some settings; what the file holds besides is kept. Rejects when the disk refuses, and then changes nothing. */
  change(change: Partial<DeviceSettings>): Promise<void>;
  /** Calls back with each change that was stored. */
  onChange(listener: (change: Partial<DeviceSettings>) => void): void;
}

type Stored = Readonly<Record<string, unknown>>;

/**
 * Reads the settings of a profile, at once: some are needed before Electron is ready. A file that makes no sense is put
 * aside as `settings.json.damaged` and the defaults hold; one that cannot be read stays where it is. Either is logged.
 */
export function openSettingsFile(profileDir: string, log: Log): SettingsFile {
  const file = path.join(profileDir, 'settings.json');
  let stored = readStored(file, log);
  let current = deviceSettingsIn(stored);
  const listeners: ((change: Partial<DeviceSettings>) => void)[] = [];
  let lastWrite: Promise<void> = Promise.resolve();
  const write = async (change: Partial<DeviceSettings>): Promise<void> => {
    const next = { format: FORMAT, ...stored, ...change };
    await writeFileAtomic(file, `${JSON.stringify(next, null, 2)}\n`);
    stored = next;
    current = deviceSettingsIn(stored);
    for (const listener of listeners) listener(change);
  };
  return {
    get current() {
      return current;
    },
    change(change) {
      // One after the other: they share the name of the draft.
      const written = lastWrite.then(() => write(change));
      lastWrite = written.catch(() => undefined);
      return written;
    },
    onChange: (listener) => void listeners.push(listener),
  };
}

function readStored(file: string, log: Log): Stored {
  try {
    const stored = parseStored(fs.readFileSync(file, 'utf8'));
    if (stored !== undefined) return stored;
    log.error('settings.json is damaged; it is kept beside, and the defaults hold');
    fs.renameSync(file, `${file}.damaged`);
  } catch (cause) {
    if (!isMissing(cause)) log.error('settings.json could not be read; the defaults hold', cause);
  }
  return {};
}

function parseStored(text: string): Stored | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

const isMissing = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';

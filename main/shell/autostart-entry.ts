import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Where a Linux desktop looks for what starts with a session, and what is to be started there. */
export interface AutostartOptions {
  /** `$XDG_CONFIG_HOME`, or `~/.config`. */
  readonly configDir: string;
  /** The program and its arguments. */
  readonly command: readonly string[];
}

/** The app's entry among what starts when a person signs in. */
export interface LoginItem {
  /** Whether the system will start the app: asked anew each time, because people switch it off in the system's settings, too. */
  isOn(): Promise<boolean>;
  set(isOn: boolean): Promise<void>;
}

/** The autostart entry of a Linux desktop, as the Desktop Application Autostart Specification has it. */
export function createAutostart({ configDir, command }: AutostartOptions): LoginItem {
  const file = path.join(configDir, 'autostart', 'commonplace.desktop');
  return {
    async isOn() {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      return text !== undefined && !/^\s*(Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/m.test(text);
    },
    async set(isOn) {
      if (!isOn) return rm(file, { force: true });
      await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
      await writeFile(file, autostartEntry(command), { mode: 0o644 });
    },
  };
}

/** The text of a desktop entry that starts `command`. */
export function autostartEntry(command: readonly string[]): string {
  return [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Commonplace',
    'Comment=Shared notes that work where you are',
    'Comment[nl]=Gedeelde notities die werken waar je bent',
    `Exec=${command.map(quoted).join(' ')}`,
    'Icon=commonplace',
    'Terminal=false',
    'StartupNotify=false',
    '',
  ].join('\n');
}

/**
 * One argument as the value of `Exec` has it: in double quotes, what a shell would act upon escaped, percent signs
 * doubled, and then every backslash doubled once more, because the entry's own string escapes are undone first.
 */
function quoted(argument: string): string {
  const escaped = argument.replace(/["`$\\]/g, '\\$&').replaceAll('%', '%%');
  return `"${escaped.replaceAll('\\', '\\\\')}"`;
}

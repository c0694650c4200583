import os from 'node:os';
import path from 'node:path';
import { app } from 'electron';
import { createAutostart, type LoginItem } from './autostart-entry.ts';

/** How a start at login is told from one that a person asked for. */
export const AT_LOGIN = '--at-login';

/** Starting with the session, the way this system does it. */
export function createLoginItem(): LoginItem {
  const { env, platform, execPath } = process;
  // What a person keeps is the AppImage or the portable program; where it unpacks itself to is another place each time.
  const program = env['APPIMAGE'] ?? env['PORTABLE_EXECUTABLE_FILE'] ?? execPath;
  if (platform !== 'linux') return nativeLoginItem(program);
  const configDir = env['XDG_CONFIG_HOME'] || path.join(os.homedir(), '.config');
  return createAutostart({ configDir, command: [program, AT_LOGIN] });
}

/** Whether the system started this process when the person signed in. */
export function isStartAtLogin(argv: readonly string[]): boolean {
  return argv.includes(AT_LOGIN) || (process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin);
}

function nativeLoginItem(program: string): LoginItem {
  const entry = process.platform === 'win32' ? { path: program, args: [AT_LOGIN] } : {};
  return {
    isOn() {
      const { openAtLogin, executableWillLaunchAtLogin } = app.getLoginItemSettings(entry);
      // Windows keeps the entry of an app that was switched off in the task manager.
      return Promise.resolve(openAtLogin && (process.platform !== 'win32' || executableWillLaunchAtLogin));
    },
    set(openAtLogin) {
      app.setLoginItemSettings({ ...entry, openAtLogin });
      return Promise.resolve();
    },
  };
}

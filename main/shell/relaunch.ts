import { app } from 'electron';

/** What a restart starts again. */
export interface Relaunch {
  readonly argv: readonly string[];
  /** Where the app lies, for a development build: its Electron has to be told. */
  readonly appDir: string | undefined;
  /** The profile, unless it is the standard one. */
  readonly profileDir: string | undefined;
}

/** The app's own options: what a launch asked for once must not be asked for again. */
const OWN_OPTIONS = /^--(profile|at-login|new-note|quick-capture|safe-mode)\b/;

/**
 * The arguments of a process that carries on where this one ends: Chromium's switches, the app, the profile.
 * Files, links and requests of the first launch are left out.
 */
export function relaunchArguments({ argv, appDir, profileDir }: Relaunch): string[] {
  const switches = argv.slice(1).filter((argument) => argument.startsWith('--') && !OWN_OPTIONS.test(argument));
  return [
    ...switches,
    ...(appDir === undefined ? [] : [appDir]),
    ...(profileDir === undefined ? [] : ['--profile', profileDir]),
  ];
}

/** Ends the app in order, and starts it again once this process is gone. */
export function restartApp(profileDir: string | undefined): void {
  const appDir = app.isPackaged ? undefined : app.getAppPath();
  const program = process.env['APPIMAGE'] ?? process.env['PORTABLE_EXECUTABLE_FILE'];
  app.relaunch({
    args: relaunchArguments({ argv: process.argv, appDir, profileDir }),
    ...(program !== undefined && { execPath: program }),
  });
  app.quit();
}

import path from 'node:path';
import { app, crashReporter } from 'electron';

/** Where the dumps of a profile's processes lie. */
export const dumpsDirOf = (profileDir: string): string => path.join(profileDir, 'browser', 'crashes');

/**
 * Has the memory of a process that crashes written into the profile, and nowhere else: there is no server, and the
 * system's own crash handler, which may send what it gets, is left out. Must run before the app is ready.
 */
export function keepCrashDumps(profileDir: string): void {
  app.setPath('crashDumps', dumpsDirOf(profileDir));
  crashReporter.start({ uploadToServer: false, ignoreSystemCrashHandler: true });
}

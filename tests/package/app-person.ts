import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** On a disk that may hold programs, which /tmp need not be. */
const PLACES = '/var/tmp/commonplace-package-';

/** Who uses the installed app: never root, with a home folder that is empty at first. */
export interface AppPerson {
  readonly home: string;
  /** What to put in front of a program so that this person starts it. */
  readonly prefix: readonly string[];
  /** Makes a folder below the home that belongs to this person. */
  makeDir(...names: readonly string[]): string;
  remove(): void;
}

/**
 * The unprivileged user whom the test runner provides when it is root (`build/testing/app-user.mjs`), else whoever
 * runs the tests. Undefined when Chromium's sandbox cannot work for them on this machine.
 */
export function createAppPerson(): AppPerson | undefined {
  if (process.env['COMMONPLACE_SANDBOX'] !== 'on') return undefined;
  const uid = Number(process.env['COMMONPLACE_APP_UID'] ?? process.getuid?.());
  const home = mkdtempSync(PLACES);
  chownSync(home, uid, -1);
  const own = [`HOME=${home}`, 'XDG_CONFIG_HOME=', 'XDG_RUNTIME_DIR='];
  const change = process.getuid?.() === 0 ? ['setpriv', `--reuid=${uid}`, `--regid=${uid}`, '--clear-groups'] : [];
  const makeDir = (...names: readonly string[]): string => {
    const dir = join(home, ...names);
    if (names.length > 1) makeDir(...names.slice(0, -1));
    mkdirSync(dir, { recursive: true });
    chownSync(dir, uid, -1);
    return dir;
  };
  return {
    home,
    prefix: [...change, 'env', ...own],
    makeDir,
    remove: () => rmSync(home, { recursive: true, force: true, maxRetries: 3 }),
  };
}

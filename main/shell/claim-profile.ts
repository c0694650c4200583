import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { app, dialog } from 'electron';
import { problemOfProfile, profileFolderOf } from './profile-folder.ts';

/**
 * Decides which profile this process runs on and makes it the only one that does (R18). Undefined when it may not run:
 * the app then ends by itself, with code 0 when another process has the profile (its window comes to the front),
 * with code 1 and a sentence when the folder cannot be used. Must run before anything else of the app is loaded.
 */
export function claimProfile(argv: readonly string[]): string | undefined {
  const dir = profileFolderOf(argv, process.cwd(), standardProfile());
  const problem = dir === undefined ? 'The option --profile needs a folder.' : problemOfProfile(dir);
  if (dir === undefined || problem !== undefined) {
    refuse(problem ?? '');
    return undefined;
  }
  keepBrowserDataIn(path.join(dir, 'browser'));
  if (app.requestSingleInstanceLock()) return dir;
  app.exit(0);
  return undefined;
}

/** The profile of a launch that names none. */
export const standardProfile = (): string => path.join(app.getPath('appData'), 'Commonplace');

function keepBrowserDataIn(dir: string): void {
  app.setPath('userData', dir);
  app.setPath('sessionData', dir);
}

/** Tells a person why and ends. Chromium wants a place for its data even so: one that is thrown away. */
function refuse(problem: string): void {
  process.stderr.write(`Commonplace: ${problem}\n`);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-refused-'));
  keepBrowserDataIn(scratch);
  const end = (): void => {
    fs.rmSync(scratch, { recursive: true, force: true });
    app.exit(1);
  };
  if (process.env['COMMONPLACE_NO_DIALOG'] === '1') {
    end();
    return;
  }
  // Not awaited by the caller: `ready` is held back until the app's entry has been evaluated.
  void app
    .whenReady()
    .then(() => dialog.showMessageBox({ type: 'error', title: 'Commonplace', message: problem, buttons: ['Close'] }))
    .finally(end);
}

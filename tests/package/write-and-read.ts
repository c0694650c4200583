import assert from 'node:assert/strict';
import { waitFor } from '../support/wait-for.ts';
import { type AppStart, InstalledApp } from './installed-app.ts';

/** Starts an installed app, hands it to `use`, and closes it; kills it when `use` fails. */
export async function withApp<T>(start: AppStart, use: (app: InstalledApp) => Promise<T>): Promise<T> {
  const app = await InstalledApp.start(start);
  try {
    const result = await use(app);
    await app.close();
    return result;
  } catch (error) {
    app.kill();
    throw error;
  }
}

/** Writes a line at the top of a note and waits until it is saved. */
export async function writeLine({ notes }: InstalledApp, title: string, text: string): Promise<void> {
  await notes.openNote(title);
  await notes.press('Control+Home');
  await notes.type(`${text}\n`);
  await notes.saved();
}

/** Opens a note and throws unless its first line is the one expected. */
export async function assertLine({ notes }: InstalledApp, title: string, text: string): Promise<void> {
  await notes.openNote(title);
  const firstLine = (): Promise<string> => notes.body.locator('.cm-line').first().innerText();
  // What is on screen at first is what the list knows; the note itself follows.
  await waitFor(async () => (await firstLine()) === text, `the line ${text}`).catch(() => undefined);
  assert.equal(await firstLine(), text);
}

/** Throws unless every page of the app runs under Chromium's system call filter. */
export function assertSandbox(app: InstalledApp): void {
  const modes = app.seccompModes();
  assert.ok(modes.length > 0, 'a page process is found');
  assert.deepEqual(new Set(modes), new Set(['2']));
}

import fs from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from '@playwright/test';
import { waitFor } from '../../support/wait-for.ts';
import { NotesPage, PATIENCE_MS } from './notes-page.ts';

/** The driver that started an app cannot follow a page over its crash; this one comes to a page that is there already. */
export interface SecondDriver {
  readonly notes: NotesPage;
  /** Lets go of the app, which goes on. */
  leave(): Promise<void>;
}

/** Comes to the window of a running app by the debugging port that it wrote into its profile. */
export async function driveAgain(profile: string): Promise<SecondDriver> {
  const [port = ''] = fs.readFileSync(path.join(profile, 'browser/DevToolsActivePort'), 'utf8').split('\n');
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`, { timeout: PATIENCE_MS });
  const notes = new NotesPage(await pageOf(browser));
  await notes.ready();
  return { notes, leave: () => browser.close() };
}

async function pageOf(browser: Browser) {
  const page = () => browser.contexts()[0]?.pages()[0];
  await waitFor(async () => page() !== undefined, 'a page', PATIENCE_MS);
  const found = page();
  if (found === undefined) throw new Error('the page is gone again');
  return found;
}

import { test as base } from '@playwright/test';
import { type LaunchedApp, launchApp, type LaunchOptions } from './launch-app.ts';
import { NotesPage } from './notes-page.ts';
import { createSharedServer, type SharedServer } from './shared-server.ts';

/** A running app and its window. */
export interface StartedApp extends LaunchedApp {
  readonly notes: NotesPage;
}

interface Fixtures {
  /** Starts the app, on a fresh profile unless one is given. It is closed when the test ends. */
  start(options?: LaunchOptions): Promise<StartedApp>;
  /** A server with one line for alice and one for bob. */
  server: SharedServer;
}

/** A test that may start several apps and a server; whatever it started is closed in reverse order. */
export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern which fixtures are needed
  server: async ({}, use) => {
    const server = await createSharedServer(2);
    await use(server);
    await server.close();
  },
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern which fixtures are needed
  start: async ({}, use) => {
    const running: LaunchedApp[] = [];
    await use(async (options) => {
      const launched = await launchApp(options);
      running.push(launched);
      const notes = new NotesPage(launched.page);
      await notes.ready();
      return { ...launched, notes };
    });
    for (const launched of running.reverse()) await launched.close();
  },
});

import fs from 'node:fs';
import path from 'node:path';
import { type LaunchedApp, launchApp } from '../e2e/support/launch-app.ts';
import { NotesPage, resizeWindow } from '../e2e/support/notes-page.ts';
import { makeProfileDir } from '../e2e/support/profile-dir.ts';
import { createSharedServer, type SharedServer } from '../e2e/support/shared-server.ts';
import type { FaultProxy } from '../../server/hub/index.ts';

/** One person at one laptop: a profile, a line to the server, and the app while it runs. */
export interface Seat {
  readonly name: string;
  readonly account: 'alice' | 'bob';
  readonly line: FaultProxy;
  /** Throws while the app is off. */
  readonly notes: NotesPage;
  start(): Promise<void>;
  quit(): Promise<void>;
  /** Writes a picture of the window; nothing while the app is off. */
  picture(file: string): Promise<void>;
}

/** Everything the demo runs on. */
export interface Stage {
  readonly server: SharedServer;
  seat(name: string, account: 'alice' | 'bob'): Seat;
  /** Closes everything and removes all profiles. Idempotent. */
  close(): Promise<void>;
}

/** Starts the server and its lines; the apps are started by their seats. */
export async function createStage(seatCount: number): Promise<Stage> {
  const server = await createSharedServer(seatCount);
  const seats: { quit(): Promise<void> }[] = [];
  const profiles: string[] = [];
  let closing: Promise<void> | undefined;
  const removeProfiles = (): void => {
    for (const profile of profiles) fs.rmSync(profile, { recursive: true, force: true });
  };
  // The driver of the apps ends the process by itself on Ctrl+C.
  process.once('exit', removeProfiles);
  const closeAll = async (): Promise<void> => {
    await Promise.allSettled(seats.map((seat) => seat.quit()));
    removeProfiles();
    await server.close();
  };
  return {
    server,
    seat(name, account) {
      const line = server.lines[seats.length];
      if (!line) throw new Error('there is no line for another seat');
      const profile = makeProfileDir();
      const seat = createSeat({ name, account, line, profile });
      profiles.push(profile);
      seats.push(seat);
      return seat;
    },
    close() {
      closing ??= closeAll();
      return closing;
    },
  };
}

function createSeat(options: Pick<Seat, 'name' | 'account' | 'line'> & { readonly profile: string }): Seat {
  let launched: LaunchedApp | undefined;
  let notes: NotesPage | undefined;
  return {
    name: options.name,
    account: options.account,
    line: options.line,
    get notes() {
      if (!notes) throw new Error(`the app of ${options.name} does not run`);
      return notes;
    },
    async start() {
      launched = await launchApp({ profile: options.profile });
      notes = new NotesPage(launched.page);
      await resizeWindow(launched, 1280, 800);
      await notes.ready();
    },
    async quit() {
      notes = undefined;
      await launched?.close();
      launched = undefined;
    },
    async picture(file) {
      fs.mkdirSync(path.dirname(file), { recursive: true });
      await notes?.page.screenshot({ path: file });
    },
  };
}

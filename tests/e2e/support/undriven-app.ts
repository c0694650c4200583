import { type ChildProcess, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { waitFor } from '../../support/wait-for.ts';
import { appUnderTest } from './app-under-test.ts';
import { makeProfileDir } from './profile-dir.ts';

/** An app that no driver is attached to, with `hang-hook.cjs` in it. */
export interface UndrivenApp {
  readonly profile: string;
  /** Has the page hang, and resolves when a person is asked about it. */
  hang(): Promise<void>;
  /** Resolves when the hook has said something so many times. */
  whenSaid(fact: string, times?: number): Promise<void>;
  close(): Promise<void>;
}

/** How long the page hangs, where its window stands, and what the person answers; without an answer the question stays open. */
export interface Hang {
  readonly hangMs: number;
  /** Pixels from the left, so that no window covers another. */
  readonly left: number;
  readonly answer?: 'Reload';
}

/** Chromium gives a page 15 s to answer a key. */
const HANG_PATIENCE_MS = 90_000;

/** Starts the app, and resolves when its page is loaded. */
export async function startUndriven({ hangMs, left, answer }: Hang): Promise<UndrivenApp> {
  const { executable, appDir, isSandboxed } = appUnderTest();
  const profile = makeProfileDir();
  const hook = readableCopy(path.join(import.meta.dirname, 'hang-hook.cjs'));
  const switches = ['--remote-debugging-port=0', ...(isSandboxed ? [] : ['--no-sandbox'])];
  const child = spawn(executable, ['-r', hook, ...switches, appDir, '--profile', profile], {
    env: {
      ...process.env,
      COMMONPLACE_NO_DIALOG: '1',
      ANSWER: answer ?? '',
      HANG_MS: String(hangMs),
      LEFT: String(left),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const said: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => said.push(...text.split('\n')));
  const whenSaid = (fact: string, times = 1): Promise<void> =>
    waitFor(async () => said.filter((each) => each.includes(fact)).length >= times, fact, HANG_PATIENCE_MS);
  await Promise.all([whenSaid('loaded'), whenSaid('shown')]);
  return {
    profile,
    whenSaid,
    hang: () => {
      child.kill('SIGUSR2');
      return whenSaid('asked: This window does not answer');
    },
    close: async () => {
      await end(child);
      for (const place of [profile, path.dirname(hook)]) fs.rmSync(place, { recursive: true, force: true });
    },
  };
}

/** Where the app's user can read it. */
function readableCopy(file: string): string {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-hook-'));
  fs.chmodSync(dir, 0o755);
  const copy = path.join(dir, path.basename(file));
  fs.copyFileSync(file, copy);
  return copy;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  if (child.exitCode === null && child.kill('SIGTERM')) await ended;
}

import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { NotesPage, PATIENCE_MS } from '../e2e/support/notes-page.ts';
import type { AppPerson } from './app-person.ts';

/** Far longer than a driver needs even on a busy machine. */
const FIRST_TRY_MS = 15_000;

/** Who starts which program; without a profile it takes the standard one. */
export interface AppStart {
  readonly person: AppPerson;
  readonly executable: string;
  readonly profile?: string;
  readonly switches?: readonly string[];
}

/** A running program and its first window, driven by Chromium's own debugging port. */
export interface DrivenApp {
  readonly child: ChildProcess;
  readonly browser: Browser;
  readonly page: Page;
}

/** Starts a program as a person does, and resolves when its window is there; what that shows is for the caller to see. */
export async function driveByPort(start: AppStart): Promise<DrivenApp> {
  const child = spawnAs(start, ['--remote-debugging-port=0', ...(start.switches ?? [])]);
  try {
    const browser = await connect(await debuggingAddress(child));
    const context = browser.contexts()[0];
    const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
    if (!page) throw new Error(`${start.executable} has no window`);
    return { child, browser, page };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/**
 * A driver that comes in the middle of the window's first load may miss the end of it and wait for ever; the next one
 * finds the window loaded.
 */
async function connect(address: string): Promise<Browser> {
  const first = chromium.connectOverCDP(address, { timeout: FIRST_TRY_MS });
  return first.catch(() => chromium.connectOverCDP(address, { timeout: PATIENCE_MS }));
}

/** Starts a program with the person's profile and whatever else stands on its command line. */
export function spawnAs(
  { person, executable, profile }: Omit<AppStart, 'switches'>,
  args: readonly string[],
): ChildProcess {
  const ownProfile = profile === undefined ? [] : ['--profile', profile];
  const [command = '', ...rest] = [...person.prefix, executable, ...args, ...ownProfile];
  return spawn(command, rest, { cwd: person.home, stdio: ['ignore', 'ignore', 'pipe'] });
}

/**
 * A packaged app with all its fuses, which nothing can drive but Chromium's own debugging port: no switch is added
 * that would weaken it.
 */
export class InstalledApp {
  readonly notes: NotesPage;
  readonly #child: ChildProcess;
  readonly #browser: Browser;
  readonly #ended: Promise<number | null>;

  private constructor({ child, browser, page }: DrivenApp) {
    this.notes = new NotesPage(page);
    this.#child = child;
    this.#browser = browser;
    this.#ended = new Promise((resolve) => {
      child.once('exit', (code) => resolve(code));
    });
  }

  /** Starts the program and waits for its window. */
  static async start(start: AppStart): Promise<InstalledApp> {
    const driven = await driveByPort(start);
    const app = new InstalledApp(driven);
    try {
      await app.notes.ready();
      return app;
    } catch (error) {
      app.kill();
      throw error;
    }
  }

  /** The seccomp mode of every process that shows a page; 2 is Chromium's filter. */
  seccompModes(): string[] {
    return this.#pageProcesses().map((pid) => /^Seccomp:\s+(\d)/m.exec(readOf(pid, 'status'))?.[1] ?? 'unknown');
  }

  /** Closes the window as a person does; throws unless the app ends with code 0. */
  async close(): Promise<void> {
    await this.notes.page.evaluate(() => window.close()).catch(() => undefined);
    await this.#end();
  }

  /** Tells the page's process that it has touched memory which is not its own, as the system does after a fault. */
  faultPage(): void {
    for (const pid of this.#pageProcesses()) process.kill(pid, 'SIGSEGV');
  }

  /** Ends the app as a system that shuts down does; throws unless it ends with code 0. */
  async terminate(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.#end();
  }

  #pageProcesses(): number[] {
    return descendantsOf(this.#child.pid ?? -1).filter((pid) => readOf(pid, 'cmdline').includes('--type=renderer'));
  }

  async #end(): Promise<void> {
    const code = await this.#ended;
    await this.#browser.close().catch(() => undefined);
    if (code !== 0) throw new Error(`the app ended with ${code}`);
  }

  /** Ends it at once, whatever it does; for the way out of a failed test. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (reason: string): void => reject(new Error(`the app ${reason}:\n${text}`));
    const timer = setTimeout(() => fail('opened no debugging port'), PATIENCE_MS);
    child.once('error', reject);
    child.once('exit', (code, signal) => fail(`ended with ${code ?? signal}`));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      const address = /DevTools listening on (ws:\S+)/.exec(text)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
  });
}

/** A file of /proc; empty for a process that has ended. */
function readOf(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

function descendantsOf(pid: number): number[] {
  const all = readdirSync('/proc').map(Number).filter(Number.isInteger);
  const parentOf = new Map(all.map((each) => [each, Number(/^PPid:\s+(\d+)/m.exec(readOf(each, 'status'))?.[1])]));
  const below = (parent: number): number[] =>
    all.filter((each) => parentOf.get(each) === parent).flatMap((each) => [each, ...below(each)]);
  return below(pid);
}

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { connectFieldsOf, NotesPage } from '../e2e/support/notes-page.ts';
import { waitFor } from '../support/wait-for.ts';
import { Terminal } from './terminal.ts';

// Runs the code blocks of the README word for word, in a clean clone and with an empty home folder, until two windows
// show one text. `--all` runs the long ones (`npm test`) as well. Pictures go to `.cache/readme/`.

const TEXT = 'Written in one window, read in the other.';
const root = process.cwd();
const pictures = join(root, '.cache/readme');

/** The `sh` blocks of the README, in order. */
function codeBlocks(): string[] {
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  return [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trim());
}

/** A clean clone, an empty home, no display: what the blocks run in. */
function freshPlace(): { clone: string; env: NodeJS.ProcessEnv; remove: () => void } {
  const place = mkdtempSync(join(tmpdir(), 'commonplace-readme-'));
  const [clone, home] = [join(place, 'commonplace'), join(place, 'home')];
  mkdirSync(home);
  execFileSync('git', ['clone', '--quiet', root, clone]);
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, npm_config_prefix: _prefix, ...rest } = process.env;
  const ours = Object.entries(rest).filter(([name]) => !/^(npm_|INIT_CWD|COMMONPLACE_)/.test(name));
  const env = { ...Object.fromEntries(ours), HOME: home, COMMONPLACE_SWITCHES: '--remote-debugging-port=0' };
  return { clone, env, remove: () => rmSync(place, { recursive: true, force: true }) };
}

async function windowOf(terminal: Terminal): Promise<{ browser: Browser; notes: NotesPage }> {
  const line = await terminal.says(/DevTools listening on ws:\S+/);
  const browser = await chromium.connectOverCDP(line.replace('DevTools listening on ', ''));
  const [context] = browser.contexts();
  const page = context?.pages()[0] ?? (await context?.waitForEvent('page'));
  if (!page) throw new Error('no window');
  const notes = new NotesPage(page);
  await notes.ready();
  return { browser, notes };
}

async function connect(notes: NotesPage, line: string): Promise<void> {
  await notes.openConnect();
  await notes.submitConnect(connectFieldsOf(line));
  const create = notes.dialog.getByRole('button', { name: 'Create the database' });
  await waitFor(async () => (await create.isVisible()) || !(await notes.dialog.isVisible()), 'an answer', 60_000);
  if (await create.isVisible()) await create.click();
  await notes.whenStatus(/Up to date/);
}

async function playBlocks(blocks: readonly string[], clone: string, env: NodeJS.ProcessEnv): Promise<void> {
  const open: Terminal[] = [];
  const start = (block: string | undefined): Terminal => {
    if (block === undefined) throw new Error('the README has fewer blocks than this script knows');
    console.log(`$ ${block}`);
    const terminal = new Terminal(block, clone, env);
    open.push(terminal);
    return terminal;
  };
  try {
    const [first, hub, anna, ben] = blocks;
    const alone = start(first);
    await (await windowOf(alone)).browser.close();
    await alone.interrupt();
    const line = await start(hub).says(/http:\/\/\S+:\S+@127\.0\.0\.1:\d+\/\S+/);
    const [left, right] = [await windowOf(start(anna)), await windowOf(start(ben))];
    await connect(left.notes, line);
    await connect(right.notes, line);
    await left.notes.newNote('Read me');
    await left.notes.type(TEXT);
    await right.notes.openNote('Read me');
    await waitFor(async () => (await right.notes.bodyText()).includes(TEXT), 'one text in two windows', 60_000);
    await left.notes.page.screenshot({ path: join(pictures, 'anna.png') });
    await right.notes.page.screenshot({ path: join(pictures, 'ben.png') });
  } finally {
    for (const terminal of open.toReversed()) await terminal.interrupt();
  }
}

async function main(): Promise<void> {
  const blocks = codeBlocks();
  const profiles = blocks.flatMap((block) => /--profile (\S+)/.exec(block)?.[1] ?? []);
  for (const profile of profiles) if (existsSync(profile)) throw new Error(`${profile} is there already; move it away`);
  const { clone, env, remove } = freshPlace();
  try {
    await playBlocks(blocks, clone, env);
    if (process.argv.includes('--all'))
      for (const block of blocks.slice(4)) {
        console.log(`$ ${block}`);
        const code = await new Terminal(block, clone, env).ends();
        if (code !== 0) throw new Error(`\`${block}\` ended with ${code}`);
      }
    console.log(`pictures: ${pictures}\nreadme: ok`);
  } finally {
    for (const path of profiles) rmSync(path, { recursive: true, force: true });
    remove();
  }
}

await main();

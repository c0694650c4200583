import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { checkLater } from '../../main/engine/catalog-check.ts';
import { createCatalog } from '../../main/engine/catalog-client.ts';
import { CATALOG_DAMAGES, flip } from '../support/catalog-damages.ts';
import { Laptop } from '../support/laptop.ts';
import { waitFor } from '../support/wait-for.ts';

const NOTE_COUNT = 60;
/** With the welcome note. */
const TOTAL = NOTE_COUNT + 1;
const script = (name: string): URL => new URL(`../../out/main/workers/${name}.worker.js`, import.meta.url);

let laptop: Laptop;
let file: string;

const list = (query = '') => laptop.ask('notes.list', { view: 'all', query, offset: 0, limit: 200 });

/** Asks until the list is whole, and fails at once when one is given out that is neither whole nor said to be in the making. */
async function wholeList(): Promise<void> {
  await waitFor(async () => {
    const { total, rows, rebuilding } = await list();
    if (rebuilding !== undefined) return false;
    expect(total, 'a list that is shown as the truth').toBe(TOTAL);
    expect(rows).toHaveLength(TOTAL);
    return true;
  }, 'the whole list');
  expect((await list('lighthouse7')).rows.map(({ title }) => title)).toEqual(['Note 7']);
}

beforeAll(async () => {
  laptop = await Laptop.start();
  for (let n = 0; n < NOTE_COUNT; n += 1) {
    const body = `lighthouse${n} ${'and some more words to fill pages with '.repeat(30)}`;
    await laptop.engine.addNote({ title: `Note ${n}`, body, meta: new Map() });
  }
  await laptop.engine.flush();
  const [workspace = ''] = readdirSync(join(laptop.profileDir, 'workspaces'));
  file = join(laptop.profileDir, 'workspaces', workspace, 'catalog.db');
  await wholeList();
});
afterEach(() => laptop.restart());
afterAll(() => laptop.close());

describe('a catalog that was damaged while the app did not run', () => {
  for (const { kind, damage } of CATALOG_DAMAGES)
    it(`[CT11] is made anew, and no list without it is shown as the truth: ${kind}`, async () => {
      await laptop.close();
      damage(file);
      await laptop.restart();
      await wholeList();
      await laptop.restart();
      expect((await list()).rebuilding).toBeUndefined();
      await wholeList();
    });

  it('[CT11] keeps what somebody put into its place beside it', async () => {
    await laptop.close();
    rmSync(file);
    rmSync(`${file}.aside`, { recursive: true, force: true });
    CATALOG_DAMAGES.find(({ kind }) => kind.startsWith('a folder'))?.damage(file);
    await laptop.restart();
    await wholeList();
    expect(readFileSync(join(`${file}.aside`, 'letter.txt'), 'utf8')).toBe('mine');
  });

  it('[CT17] makes no second note of a title that it has not got to yet', async () => {
    const { rows } = await list('lighthouse7');
    await laptop.close();
    rmSync(file);
    await laptop.restart();
    expect((await list()).rebuilding).toBeDefined();
    expect(await laptop.ask('notes.createTitled', { title: 'Note 7' })).toEqual({ id: rows[0]?.id });
    await wholeList();
  });

  it('[CT11] is in memory while another program has it locked', async () => {
    await laptop.close();
    const other = new Database(file);
    other.exec('PRAGMA journal_mode = DELETE; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    onTestFinished(() => void other.close());
    await laptop.restart();
    await wholeList();
  });
});

describe('a catalog that is damaged while it is in use', () => {
  it('[CT12] is made anew by the first question that meets it', async () => {
    flip(file, 4096, 10_000_000);
    await waitFor(async () => {
      const answer = await laptop.tell('notes.list', { view: 'all', query: 'light', offset: 0, limit: 200 });
      return answer.ok && answer.value.rebuilding === undefined && answer.value.total === NOTE_COUNT;
    }, 'the search');
    await wholeList();
    expect(laptop.errors.join('\n')).toContain('the catalog is damaged');
  });

  it('[CT12] takes what is written meanwhile, and what only memory knows', async () => {
    const made = await laptop.engine.addNote({ title: 'Meanwhile', body: 'unwritten', meta: new Map() });
    if (!made.ok) throw new Error(made.error.code);
    flip(file, 4096, 10_000_000);
    await list('light');
    const window = await laptop.open(made.value.id);
    window.type(' anywhere');
    await window.saved();
    await waitFor(async () => (await list('anywhere')).rows[0]?.title === 'Meanwhile', 'the new note');
    await laptop.ask('notes.trash', { id: made.value.id });
    await laptop.ask('notes.erase', { id: made.value.id });
    await waitFor(async () => (await list()).total === TOTAL, 'the note gone');
  });

  it('[CT13] is found by the check that follows a start', async () => {
    await laptop.close();
    const db = new Database(file);
    db.exec("UPDATE notes SET title = 'not what was written' WHERE title = 'Note 7'");
    db.close();
    const errors: string[] = [];
    const log = { info: () => undefined, error: (message: string) => errors.push(message) };
    const catalog = createCatalog(script('catalog'), file, log);
    expect((await catalog.position())?.seq).toBeGreaterThan(0);
    let isRenewed = false;
    catalog.onRenewed(() => {
      isRenewed = true;
    });
    const check = checkLater(catalog, { script: script('catalog-check'), file, log, afterMs: 0 });
    await waitFor(() => isRenewed, 'the check');
    expect(await catalog.position()).toBeUndefined();
    expect(errors).toHaveLength(1);
    await check.close();
    await catalog.close();
  });
});

it('[CT14] goes on where it was when the disk was full while it was made', async (context) => {
  await laptop.close();
  const small = join(laptop.profileDir, 'small-disk');
  mkdirSync(small);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=750k', 'tmpfs', small], { stdio: 'ignore' });
  } catch {
    context.skip('SKIPPED: a small disk can be mounted by root alone');
  }
  onTestFinished(() => void execFileSync('umount', ['-l', small]));
  rmSync(file);
  symlinkSync(join(small, 'catalog.db'), file);
  await laptop.restart();
  await waitFor(() => laptop.errors.some((error) => error.includes('full')), 'the full disk');
  expect((await list()).rebuilding).toBeDefined();
  execFileSync('mount', ['-o', 'remount,size=20m', small]);
  await wholeList();
  expect(existsSync(join(small, 'catalog.db'))).toBe(true);
  await laptop.close();
  rmSync(file);
});

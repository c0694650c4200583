import { readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { attachmentsIn } from '../../core/attachment/references.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { fail, type Result } from '../../core/contract/result.ts';
import { writeNoteFile } from '../../core/note-file/write-note-file.ts';
import { tarOf } from '../support/archives.ts';
import { exportOf } from '../support/exporting.ts';
import { emptyFolder, folderOf, Importing, writeAt } from '../support/importing.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const lab = useLaptops();

const PNG = new Uint8Array(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);

const VAULT = {
  '.obsidian/app.json': '{}',
  'Home.md': 'See [[Plan]], [[Garden/Beds|the beds]] and ![[cat.png|320]].\n\nAlso [a file](files/notes.pdf).\n',
  'Plan.md':
    '---\ntags: [work/big, idea]\ncreated: 2020-05-06T07:08:09Z\n---\n# Another heading\n\nBack to [Home](Home.md).\n',
  'Garden/Beds.md': 'Text with [[Home#Top]].\n',
  'files/cat.png': PNG,
  'files/notes.pdf': '%PDF-1.4',
  'files/unused.bin': 'x',
};

const rowsOf = async (laptop: Laptop, view: 'all' | 'trash' = 'all') => {
  const { rows } = await laptop.ask('notes.list', { view, query: '', offset: 0, limit: 200 });
  return rows.filter(({ title }) => title !== 'Welcome to Commonplace');
};

/** Titles and texts of all notes but the manual; of one title the texts together. */
async function textsOf(laptop: Laptop): Promise<Record<string, string[]>> {
  const texts: Record<string, string[]> = {};
  for (const { title, body } of (await laptop.notes()).values())
    if (title !== 'Welcome to Commonplace') texts[title] = [...(texts[title] ?? []), body].sort();
  return texts;
}

async function noteCalled(laptop: Laptop, title: string): Promise<NoteId> {
  const row = (await rowsOf(laptop)).find((one) => one.title === title);
  if (row === undefined) throw new Error(`no note ${title}`);
  return row.id;
}

/** Writes at the end of a note, as a person does. */
async function writeIn(laptop: Laptop, title: string, words: string): Promise<void> {
  const window = await laptop.open(await noteCalled(laptop, title));
  window.type(words);
  await window.saved();
  await laptop.ask('notes.close', { id: window.id }, window.window);
}

describe('importing a folder', () => {
  it('[IM1] [IM2] makes a note of each text file, with links, pictures, files, tags, times and notebooks', async () => {
    const alice = await lab.start();
    const importing = new Importing(alice);
    const vault = await folderOf('Vault', VAULT);
    await utimes(join(vault, 'Home.md'), 1_600_000_000, 1_600_000_000);
    expect(await importing.preview(vault)).toEqual({
      name: 'Vault',
      noteCount: 3,
      knownCount: 0,
      notebookCount: 1,
      tagCount: 2,
      attachmentCount: 2,
      attachmentBytes: PNG.length + 8,
      skipped: [{ name: 'files/unused.bin', problem: 'not-referenced' }],
      skippedCount: 1,
    });
    expect([await rowsOf(alice), await alice.ask('notebooks.list', undefined)]).toEqual([[], []]);
    expect(await importing.start()).toMatchObject({ addedCount: 3, attachmentCount: 2, skippedCount: 1, changed: [] });
    const texts = await textsOf(alice);
    const [home = ''] = texts['Home'] ?? [];
    expect(texts).toEqual({
      Home: [
        expect.stringMatching(
          /^See \[\[Plan]], \[\[Beds\|the beds]] and !\[cat\.png\|320]\(att:[0-9a-f]{64}\/cat\.png\)/,
        ),
      ],
      Plan: ['# Another heading\n\nBack to [[Home]].\n'],
      Beds: [VAULT['Garden/Beds.md']],
    });
    for (const hash of attachmentsIn(home)) expect(await alice.has(hash)).toBe(true);
    expect(attachmentsIn(home)).toHaveLength(2);
    const [notebook] = await alice.ask('notebooks.list', undefined);
    const rows = new Map((await rowsOf(alice)).map((row) => [row.title, row]));
    expect(notebook).toMatchObject({ name: 'Garden', count: 1 });
    expect(rows.get('Beds')).toMatchObject({ notebook: notebook?.id });
    expect(rows.get('Plan')).toMatchObject({ createdMs: Date.UTC(2020, 4, 6, 7, 8, 9), tags: ['idea', 'work/big'] });
    expect(rows.get('Home')).toMatchObject({ editedMs: 1_600_000_000_000 });
    expect(await readdir(importing.spoolDir).catch(() => [])).toEqual([]);
    await alice.restart();
    expect(await textsOf(alice)).toEqual(texts);
    expect(alice.errors).toEqual([]);
  });

  it('[IM1] a long text comes whole, and reaches the other laptop with the rest', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    await alice.connect(lab.team.address('alice'));
    await bob.connect(lab.team.address('bob'));
    const long = 'A line of a long text, with é and 日本.\n'.repeat(20_000);
    await new Importing(alice).run(await folderOf('Long', { 'Long.md': long, 'Short.md': 'short' }));
    expect((await textsOf(alice))['Long']?.[0] === long).toBe(true);
    await alice.upToDate();
    await bob.upToDate();
    await waitFor(async () => (await textsOf(bob))['Short']?.[0] === 'short', 'the short one on the other laptop');
    await waitFor(async () => (await textsOf(bob))['Long']?.[0] === long, 'the long one on the other laptop');
  });
});

describe('importing the same again', () => {
  it('[IM3] changes nothing', async () => {
    const alice = await lab.start();
    const vault = await folderOf('Vault', VAULT);
    await new Importing(alice).run(vault);
    const before = [await textsOf(alice), await rowsOf(alice)];
    await alice.restart();
    const importing = new Importing(alice);
    expect(await importing.preview(vault)).toMatchObject({ noteCount: 3, knownCount: 3 });
    expect(await importing.start()).toMatchObject({
      addedCount: 0,
      updatedCount: 0,
      unchangedCount: 3,
      attachmentCount: 0,
    });
    expect([await textsOf(alice), await rowsOf(alice)]).toEqual(before);
  });

  it('[IM4] [IM5] [IM6] updates what changed there, keeps both where both sides changed, and leaves the Trash alone', async () => {
    const alice = await lab.start();
    const folder = await folderOf('Notes', { 'A.md': 'a\n', 'B.md': 'b\n', 'C.md': 'c\n', 'D.md': 'd\n' });
    await new Importing(alice).run(folder);
    await writeIn(alice, 'B', 'mine');
    await writeIn(alice, 'C', 'mine');
    await alice.ask('notes.trash', { id: await noteCalled(alice, 'D') });
    for (const name of ['A', 'B', 'D', 'E']) await writeAt(join(folder, `${name}.md`), `${name} of there\n`);
    const report = await new Importing(alice).run(folder);
    expect(report).toMatchObject({ addedCount: 1, updatedCount: 1, keptBothCount: 1, unchangedCount: 1 });
    expect(report.changed).toEqual([
      { title: 'A', change: 'updated' },
      { title: 'B', change: 'kept-both' },
    ]);
    expect(report.skipped).toEqual([{ name: 'D.md', problem: 'in-trash' }]);
    const texts = { A: ['A of there\n'], B: ['B of there\n', 'b\nmine'], C: ['c\nmine'], E: ['E of there\n'] };
    expect(await textsOf(alice)).toEqual(texts);
    expect(await new Importing(alice).run(folder)).toMatchObject({
      updatedCount: 0,
      keptBothCount: 0,
      unchangedCount: 4,
    });
    await writeAt(join(folder, 'B.md'), 'B again\n');
    await new Importing(alice).run(folder);
    expect(await textsOf(alice)).toEqual({ ...texts, B: ['B again\n', 'b\nmine'] });
  });

  it('[VS19] what a note said before an import changed it is a version', async () => {
    const alice = await lab.start();
    const folder = await folderOf('Notes', { 'A.md': 'what it said\n' });
    await new Importing(alice).run(folder);
    await writeAt(join(folder, 'A.md'), 'what the file says\n');
    await new Importing(alice).run(folder);
    const note = await noteCalled(alice, 'A');
    const { rows } = await alice.ask('versions.list', { note, offset: 0, limit: 200 });
    expect(rows.map(({ kind }) => kind)).toEqual(['before-import']);
    const version = rows[0]?.id ?? ('' as never);
    const { pieces } = await alice.ask('versions.compare', { note, version, with: 'before' });
    expect(pieces).toEqual([{ kind: 'added', text: 'what it said\n' }]);
  });

  it('[IM34] a file that this app wrote of a note that is still here is that note', async () => {
    const BODY = '![[Plan]], [[plan]] and [this](Plan.md)';
    const alice = await lab.start();
    const made = await alice.engine.addNote({ title: 'Plan', body: BODY, meta: new Map() });
    if (!made.ok) throw new Error(made.error.code);
    const { id } = made.value;
    const file = { id, title: 'Plan', body: BODY, tags: [], isPinned: false, authors: [] };
    const folder = await folderOf('Export', { 'Plan.md': writeNoteFile(file) });
    expect(await new Importing(alice).run(folder)).toMatchObject({ addedCount: 0, unchangedCount: 1 });
    await writeIn(alice, 'Plan', ' and mine');
    expect(await new Importing(alice).run(folder)).toMatchObject({ addedCount: 0, keptBothCount: 1 });
    expect(await textsOf(alice)).toEqual({ Plan: [BODY, `${BODY} and mine`] });
    const bob = await lab.start();
    await new Importing(bob).run(folder);
    expect(await textsOf(bob)).toEqual({ Plan: [BODY] });
    await bob.ask('notes.trash', { id: await noteCalled(bob, 'Plan') });
    expect(await new Importing(bob).run(folder)).toMatchObject({ addedCount: 0, skipped: [{ problem: 'in-trash' }] });
  });

  it('[IM36] an attachment that is a text itself, or an archive, is no note, and is called as the text called it', async () => {
    const [alice, bob] = [await lab.start(), await lab.start()];
    const attach = (text: string) => alice.attach(new TextEncoder().encode(text));
    const [one, two, three] = [await attach('# Heading\n'), await attach('# Another\n'), await attach('PK')];
    const body = `[a](att:${one.hash}/read%20me.md) [b](att:${two.hash}/read%20me.md) [c](att:${three.hash}/a.zip) [d](att:${one.hash})\n`;
    const made = await alice.engine.addNote({ title: 'Files', body, meta: new Map() });
    if (!made.ok) throw new Error(made.error.code);
    const place = await exportOf(alice, { kind: 'notes', ids: [made.value.id] });
    expect((await readdir(join(place, 'attachments'))).sort()).toEqual(['a.zip', 'read me 2.md', 'read me.md']);
    const importing = new Importing(bob);
    expect(await importing.preview(place)).toMatchObject({ noteCount: 1, attachmentCount: 3, skippedCount: 0 });
    expect(await importing.start()).toMatchObject({ addedCount: 1, attachmentCount: 3, skippedCount: 0 });
    expect(await textsOf(bob)).toEqual({ Files: [body] });
  });
});

describe('an import that ends early', () => {
  const many = Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`N${place}.md`, `text ${place}\n`]));

  it('[IM7] because a person cancels has every note whole or not at all, and goes on when it is done again', async () => {
    const alice = await lab.start();
    const folder = await folderOf('Many', many);
    const importing = new Importing(alice, (store) => ({
      ...store,
      writer: store.writer,
      addMany: async (notes) => {
        await importing.import.handlers['imports.cancel'](undefined, 1);
        return store.addMany(notes);
      },
    }));
    const report = await importing.run(folder);
    expect(report.ended).toEqual({ why: 'cancelled' });
    expect(report.addedCount).toBeGreaterThan(0);
    expect(report.addedCount).toBeLessThan(300);
    await alice.restart();
    const texts = await textsOf(alice);
    expect(Object.keys(texts)).toHaveLength(report.addedCount);
    for (const [title, body] of Object.entries(texts)) expect(body).toEqual([`text ${title.slice(1)}\n`]);
    const rest = await new Importing(alice).run(folder);
    expect([rest.addedCount + report.addedCount, rest.unchangedCount]).toEqual([300, report.addedCount]);
  });

  it('[IM7] while it is read leaves nothing, not even what was unpacked', async () => {
    const alice = await lab.start();
    const importing = new Importing(alice);
    const place = join(await emptyFolder(), 'a.zip');
    await writeFile(
      place,
      zipSync(Object.fromEntries(Object.entries(many).map(([name, text]) => [name, strToU8(text)]))),
    );
    const reading = importing.read(place);
    await waitFor(() => importing.state.state === 'reading', 'reading');
    await importing.import.handlers['imports.cancel'](undefined, 1);
    expect(await reading).toEqual({ state: 'idle' });
    expect(await readdir(importing.spoolDir).catch(() => [])).toEqual([]);
    expect(await rowsOf(alice)).toEqual([]);
  });

  it('[IM8] because the disk is full says so, and what it says is in', async () => {
    const alice = await lab.start();
    let calls = 0;
    const full = (): Promise<Result<undefined>> => Promise.resolve(fail({ code: 'store-full' }));
    const importing = new Importing(alice, (store) => ({
      ...store,
      writer: store.writer,
      addMany: (notes) => (++calls > 1 ? full() : store.addMany(notes)),
    }));
    const report = await importing.run(await folderOf('Many', many));
    expect(report.ended).toEqual({ why: 'failed', error: { code: 'store-full' } });
    await alice.engine.flush();
    expect(await new Importing(alice).preview(await folderOf('Other', many))).toMatchObject({ knownCount: 0 });
    expect(Object.keys(await textsOf(alice)).length).toBeLessThanOrEqual(100);
  });
});

describe('archives and exports of other programs', () => {
  it('[IM9] a zip archive comes in as the folder in it does, and both are the same to the next import', async () => {
    const alice = await lab.start();
    const entries = Object.fromEntries(
      Object.entries(VAULT).map(([name, content]) => [
        `Vault/${name}`,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    );
    const place = join(await emptyFolder(), 'download.zip');
    await writeFile(place, zipSync(entries));
    const importing = new Importing(alice);
    expect(await importing.preview(place)).toMatchObject({
      name: 'Vault',
      noteCount: 3,
      notebookCount: 1,
      attachmentCount: 2,
    });
    await importing.start();
    expect(await new Importing(alice).run(await folderOf('Vault', VAULT))).toMatchObject({
      addedCount: 0,
      unchangedCount: 3,
    });
  });

  it('[IM30] a Joplin export comes in with notebooks, tags, links and files', async () => {
    const alice = await lab.start();
    const id = (letter: string): string => letter.repeat(32);
    const jex = await tarOf([
      { name: `${id('a')}.md`, content: `Garden\n\nid: ${id('a')}\ntype_: 2` },
      {
        name: `${id('b')}.md`,
        content: `Beds\n\nSee [the plan](:/${id('c')}) ![a cat](:/${id('d')})\n\nid: ${id('b')}\nparent_id: ${id('a')}\ncreated_time: 2020-01-01T00:00:00.000Z\nupdated_time: 2021-01-01T00:00:00.000Z\ntype_: 1`,
      },
      {
        name: `${id('c')}.md`,
        content: `Plan\n\n<p>Some <b>bold</b> text</p>\n\nid: ${id('c')}\nparent_id: \nmarkup_language: 2\ntype_: 1`,
      },
      { name: `${id('d')}.md`, content: `cat.png\n\nid: ${id('d')}\nmime: image/png\nfile_extension: png\ntype_: 4` },
      { name: `resources/${id('d')}.png`, content: PNG },
    ]);
    const place = join(await emptyFolder(), 'notes.jex');
    await writeFile(place, jex);
    const importing = new Importing(alice);
    expect(await importing.preview(place)).toMatchObject({
      noteCount: 2,
      notebookCount: 1,
      attachmentCount: 1,
      skippedCount: 0,
    });
    await importing.start();
    expect(await textsOf(alice)).toEqual({
      Beds: [expect.stringMatching(/^See \[\[Plan\|the plan]] !\[a cat]\(att:[0-9a-f]{64}\/cat\.png\)$/)],
      Plan: ['Some **bold** text\n'],
    });
    const row = (await rowsOf(alice)).find(({ title }) => title === 'Beds');
    expect(row).toMatchObject({ createdMs: Date.UTC(2020, 0, 1), editedMs: Date.UTC(2021, 0, 1) });
    expect(await new Importing(alice).run(place)).toMatchObject({ addedCount: 0, unchangedCount: 2 });
  });

  it('[IM31] an Evernote export comes in as a notebook, with tasks, tags, times and files', async () => {
    const alice = await lab.start();
    const { createHash } = await import('node:crypto');
    const md5 = createHash('md5').update(PNG).digest('hex');
    const content = `<?xml version="1.0"?><!DOCTYPE en-note SYSTEM "x"><en-note><div>Some <b>bold</b> text</div><div><en-todo checked="true"/>Done</div><div><en-todo/>Open</div><en-media type="image/png" hash="${md5}"/></en-note>`;
    const note = (title: string): string =>
      `<note><title>${title} &amp; more</title><content><![CDATA[${content}]]></content><created>20200102T030405Z</created><updated>20210102T030405Z</updated><tag>big idea</tag><resource><data encoding="base64">${Buffer.from(PNG).toString('base64').replace(/.{20}/g, '$&\n')}</data><mime>image/png</mime><resource-attributes><file-name>cat.png</file-name></resource-attributes></resource></note>`;
    const folder = await folderOf('Export', {
      'Garden.enex': `<?xml version="1.0"?><en-export>${note('One')}${note('Two')}${note('Two')}</en-export>`,
    });
    const importing = new Importing(alice);
    expect(await importing.preview(join(folder, 'Garden.enex'))).toMatchObject({
      noteCount: 3,
      notebookCount: 1,
      tagCount: 1,
      attachmentCount: 3,
    });
    await importing.start();
    const texts = await textsOf(alice);
    expect(texts['One & more']).toEqual([
      expect.stringMatching(
        /^Some \*\*bold\*\* text\n\n- \[x] Done\n- \[ ] Open\n\n!\[cat\.png]\(att:[0-9a-f]{64}\/cat\.png\)\n$/,
      ),
    ]);
    expect(texts['Two & more']).toHaveLength(2);
    const [notebook] = await alice.ask('notebooks.list', undefined);
    expect(notebook).toMatchObject({ name: 'Garden', count: 3 });
    expect(await rowsOf(alice)).toEqual(
      Array.from({ length: 3 }, () =>
        expect.objectContaining({
          createdMs: Date.UTC(2020, 0, 2, 3, 4, 5),
          editedMs: Date.UTC(2021, 0, 2, 3, 4, 5),
          tags: ['big-idea'],
        }),
      ),
    );
    expect(await new Importing(alice).run(join(folder, 'Garden.enex'))).toMatchObject({
      addedCount: 0,
      unchangedCount: 3,
    });
  });

  it('[IM33] HTML files come in as Markdown, with their pictures, and links to each other', async () => {
    const alice = await lab.start();
    const folder = await folderOf('Pages', {
      'one.html':
        '<title>The one</title><h1>Head</h1><p>See <a href="sub/two.html#x">two</a>, <a href="https://example.org/">elsewhere</a>.<p><img src="sub/my%20cat.png" alt="cat"><script>alert(1)</script>',
      'sub/two.html': '<p>Plain <b>two</b></p><img src="missing.png" alt="gone">',
      'sub/my cat.png': PNG,
    });
    await new Importing(alice).run(folder);
    expect(await textsOf(alice)).toEqual({
      'The one': [
        expect.stringMatching(
          /^# Head\n\nSee \[\[two]], \[elsewhere]\(https:\/\/example\.org\/\)\.\n\n!\[cat]\(att:[0-9a-f]{64}\/my%20cat\.png\)\n$/,
        ),
      ],
      two: ['Plain **two**\n\n![gone](missing.png)\n'],
    });
    await rm(folder, { recursive: true });
  });
});

import { readFile, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { attachmentsIn } from '../../core/attachment/references.ts';
import { folderOf, Importing, writeAt } from '../support/importing.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';

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

async function bodies(laptop: Laptop): Promise<Record<string, string>> {
  await laptop.engine.flush();
  const notes = [...(await laptop.notes()).values()].filter(({ title }) => title !== 'Welcome to Commonplace');
  return Object.fromEntries(notes.map(({ title, body }) => [title, body]));
}

describe('importing a folder', () => {
  it('[IM1] makes a note of each text file, with links, pictures, files, tags, times and notebooks', async () => {
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
    const report = await importing.start();
    expect(report).toMatchObject({ addedCount: 3, attachmentCount: 2, skippedCount: 1, changed: [] });
    const notes = await bodies(alice);
    console.log(notes, alice.errors);
    expect(Object.keys(notes).sort()).toEqual(expect.arrayContaining(['Beds', 'Home', 'Plan']));
    for (const hash of attachmentsIn(notes['Home'] ?? '')) expect(await alice.has(hash)).toBe(true);
    console.log(
      (await alice.ask('notes.list', { view: 'all', query: '', offset: 0, limit: 10 })).rows,
      await alice.ask('notebooks.list', undefined),
    );
    console.log(await importing.run(vault));
    await writeAt(join(vault, 'Home.md'), 'Changed there.\n');
    console.log(await importing.run(vault), await bodies(alice));
  });
});

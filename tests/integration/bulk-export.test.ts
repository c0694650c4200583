import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExportedNotes } from '../../core/contract/bulk-export-commands.ts';
import { exportOf } from '../support/exporting.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';

const laptops = useLaptops();

/** The files of an export of a laptop, and their texts. */
async function exported(laptop: Laptop, notes: ExportedNotes): Promise<Map<string, string>> {
  const made = await exportOf(laptop, notes);
  const files = await readdir(made, { recursive: true, withFileTypes: true });
  const texts = new Map<string, string>();
  for (const file of files.filter((entry) => entry.isFile())) {
    const path = join(file.parentPath, file.name);
    texts.set(path.slice(made.length + 1).replaceAll('\\', '/'), await readFile(path, 'utf8'));
  }
  return texts;
}

describe('exporting from a real engine', () => {
  it('[BX12] takes notes as they stand, open or not, unwritten edits included, with their order and attachments', async () => {
    const laptop = await laptops.start();
    const { id: notebook } = await laptop.ask('notebooks.create', { name: 'Garden' });
    const { hash } = await laptop.attach(new TextEncoder().encode('a cat'), 'cat.txt');
    const open = await laptop.open((await laptop.ask('notes.create', undefined)).id);
    open.title('Beans');
    open.type(`[cat](att:${hash}/cat.txt)\n`);
    await open.saved();
    const closed = await laptop.open((await laptop.ask('notes.create', undefined)).id);
    closed.title('Peas');
    await closed.saved();
    await laptop.ask('notes.close', { id: closed.id }, closed.window);
    await laptop.ask('notes.organise', { ids: [open.id], change: { kind: 'move', notebook } });
    await laptop.ask('notes.organise', { ids: [closed.id], change: { kind: 'tag', add: ['green'], remove: [] } });
    const trashed = await laptop.ask('notes.create', undefined);
    await laptop.ask('notes.trash', { id: trashed.id });
    await laptop.restart();
    const again = await laptop.open(open.id);
    again.type('just now');
    await again.saved();
    const files = await exported(laptop, { kind: 'all' });
    expect([...files.keys()].filter((file) => !file.startsWith('Welcome')).sort()).toEqual([
      'Garden/Beans.md',
      'Peas.md',
      'attachments/cat.txt',
    ]);
    expect(files.get('Garden/Beans.md')).toMatch(/\n---\n\[cat\]\(\.\.\/attachments\/cat\.txt\)\njust now$/);
    expect(files.get('Peas.md')).toMatch(
      /^---\ntitle: Peas\ncreated: .*\nedited: .*\ntags: \[ green \]\ncommonplace: \w+\n---\n$/,
    );
    expect([...(await exported(laptop, { kind: 'notebook', id: notebook })).keys()]).toEqual(
      expect.arrayContaining(['Beans.md', 'attachments/cat.txt']),
    );
    expect([...(await exported(laptop, { kind: 'notes', ids: [closed.id, trashed.id] })).keys()]).toEqual(['Peas.md']);
  });
});

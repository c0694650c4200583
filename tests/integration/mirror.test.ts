import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createMirror, type Mirror } from '../../main/mirror/create-mirror.ts';
import type { MirrorApi } from '../../main/mirror/mirror-api.ts';
import { createWorkerClient } from '../../main/worker/client.ts';
import { readNoteFile } from '../../core/note-file/read-note-file.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const laptops = useLaptops();

/** A mirror of a laptop's workspace in that folder, with the real worker. */
function mirrorOf(laptop: Laptop, folder: string): Mirror {
  const script = new URL('../../out/main/workers/mirror.worker.js', import.meta.url);
  return createMirror({
    source: () => laptop.engine.outgoing(),
    readAttachment: (hash) => laptop.engine.attachments.read(hash),
    worker: createWorkerClient<MirrorApi>(script, { deadlineMs: 60_000, maxMemoryMb: 512 }),
    pace: { pauseMs: 10, retryMs: 100 },
    log: { info: () => undefined, error: (message, cause) => laptop.errors.push(`${message}: ${String(cause)}`) },
    chooseFolder: async () => folder,
    reveal: () => undefined,
    newId: () => 'mirror',
    tell: () => undefined,
  });
}

/** The notes' files in a folder but the first note's, with the texts of the notes. */
async function filesIn(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /^(?!Welcome).*\.md$/.test(entry.name));
  const texts = files.map(async (file): Promise<[string, string]> => {
    const path = join(file.parentPath, file.name);
    return [path.slice(folder.length + 1), readNoteFile(await readFile(path, 'utf8')).body];
  });
  return Object.fromEntries(await Promise.all(texts));
}

describe('the mirror of a real engine', () => {
  it('[MI10] follows what is typed, moved and trashed, and what happened while the app was closed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'commonplace-mirror-'));
    const laptop = await laptops.start();
    const becomes = (files: Readonly<Record<string, string>>): Promise<void> =>
      waitFor(async () => {
        await laptop.engine.flush();
        return (
          JSON.stringify(Object.entries(await filesIn(folder)).sort()) === JSON.stringify(Object.entries(files).sort())
        );
      }, JSON.stringify(files));
    const mirror = mirrorOf(laptop, folder);
    await mirror.handlers['mirror.choose'](undefined, 1);
    const note = await laptop.open((await laptop.ask('notes.create', undefined)).id);
    note.title('Beans');
    note.type('one');
    await note.saved();
    await becomes({ 'Beans.md': 'one' });
    const { id: notebook } = await laptop.ask('notebooks.create', { name: 'Garden' });
    await laptop.ask('notes.organise', { ids: [note.id], change: { kind: 'move', notebook } });
    await becomes({ 'Garden/Beans.md': 'one' });
    await laptop.ask('notebooks.rename', { id: notebook, name: 'Kitchen garden' });
    await becomes({ 'Kitchen garden/Beans.md': 'one' });
    note.type(' two');
    await note.saved();
    await laptop.engine.flush();
    await mirror.finish();
    expect(await filesIn(folder)).toEqual({ 'Kitchen garden/Beans.md': 'one two' });
    await mirror.close();
    await laptop.restart();
    const other = await laptop.ask('notes.createTitled', { title: 'Peas' });
    await laptop.ask('notes.trash', { id: note.id });
    const again = mirrorOf(laptop, folder);
    await again.restart();
    await becomes({ 'Peas.md': '', 'Trash/Beans.md': 'one two' });
    await laptop.ask('notes.erase', { id: note.id });
    await laptop.ask('notes.trash', { id: other.id });
    await becomes({ 'Trash/Peas.md': '' });
    await again.finish();
    await again.close();
    expect(laptop.errors).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { VersionRow } from '../../core/contract/version-commands.ts';
import { bodyOf } from '../../core/note/note.ts';
import type { Laptop } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';

const laptops = useLaptops();

const LINES = ['# Plan', '', 'We leave on Monday at nine.', '', 'Bring a tent and two ropes.', ''].join('\n');

async function listOf(laptop: Laptop, note: NoteId): Promise<VersionRow[]> {
  return (await laptop.ask('versions.list', { note, offset: 0, limit: 200 })).rows;
}

/** The text of a version, as the comparison shows it. */
async function textOf(laptop: Laptop, note: NoteId, row: VersionRow): Promise<string> {
  const { pieces } = await laptop.ask('versions.compare', { note, version: row.id, with: 'before' });
  return pieces.flatMap(({ kind, text }) => (kind === 'removed' ? [] : [text])).join('');
}

/** Until a laptop has a version of that name. */
async function named(laptop: Laptop, note: NoteId, name: string): Promise<VersionRow> {
  let row: VersionRow | undefined;
  await waitFor(async () => {
    row = (await listOf(laptop, note)).find((each) => each.name === name);
    return row !== undefined;
  }, `the version ${name}`);
  return row as VersionRow;
}

async function noteWith(laptop: Laptop, text: string) {
  const { id } = await laptop.ask('notes.create', {});
  const window = await laptop.open(id);
  window.type(text);
  await window.saved();
  return { id, window };
}

describe('versions', () => {
  test('[VS2] a text that was cleared is in a version, also after the power went at once', async () => {
    const laptop = await laptops.start();
    const { id, window } = await noteWith(laptop, LINES);
    bodyOf(window.doc).delete(0, LINES.length);
    await window.saved();
    const [newest] = await listOf(laptop, id);
    expect(newest).toMatchObject({ kind: 'before-deletion', authors: ['local'] });
    expect(await textOf(laptop, id, newest as VersionRow)).toBe(LINES);
    await laptop.restart();
    expect(await textOf(laptop, id, newest as VersionRow)).toBe(LINES);
  });

  test('[VS1] what was written before the app was closed is in a version', async () => {
    const laptop = await laptops.start();
    const { id } = await noteWith(laptop, 'just written');
    await laptop.restart();
    const [newest, ...others] = await listOf(laptop, id);
    expect(others).toEqual([]);
    expect(await textOf(laptop, id, newest as VersionRow)).toBe('just written');
  });

  test('[VS8] going back is an edit: what others write meanwhile stays, and it can be undone', async () => {
    const [alice, bob] = [await laptops.start(), await laptops.start()];
    await alice.connect(laptops.team.address('alice'));
    await bob.connect(laptops.team.address('bob'));
    const { id, window } = await noteWith(alice, LINES);
    await alice.ask('versions.name', { note: id, name: 'First' });
    const first = await named(bob, id, 'First');
    expect(first).toMatchObject({ kind: 'named', by: 'alice', authors: ['alice'] });
    await waitFor(async () => (await alice.status()).waiting === 0, 'all is sent');

    window.doc.transact(() => {
      const body = bodyOf(window.doc);
      body.delete(LINES.indexOf('Monday'), 'Monday'.length);
      body.insert(LINES.indexOf('Monday'), 'Tuesday');
    });
    await window.saved();
    const there = await bob.open(id);
    await waitFor(async () => there.text.includes('Tuesday'), 'the change is there');
    there.type(' And a lamp.', there.text.indexOf('ropes.') + 'ropes.'.length);
    const { rewriting } = await alice.ask('versions.restore', { note: id, version: first.id });
    const both = LINES.replace('ropes.', 'ropes. And a lamp.');
    await waitFor(async () => window.text === both && there.text === both, 'both');
    expect((await listOf(alice, id)).map(({ kind }) => kind)).toEqual(['restored', 'automatic', 'named']);
    await alice.ask('rewritings.undo', { rewriting });
    const undone = both.replace('Monday', 'Tuesday');
    await waitFor(async () => window.text === undone && there.text === undone, 'undone on both');
  });

  test('[VS9] a passage comes back by itself', async () => {
    const laptop = await laptops.start();
    const { id, window } = await noteWith(laptop, LINES);
    await laptop.ask('versions.name', { note: id, name: 'First' });
    const first = await named(laptop, id, 'First');
    bodyOf(window.doc).delete(LINES.indexOf('We leave'), LINES.length - LINES.indexOf('We leave'));
    await window.saved();
    const from = LINES.indexOf('Bring');
    const passage = { from, to: from + 'Bring a tent and two ropes.'.length };
    await laptop.ask('versions.restore', { note: id, version: first.id, passage });
    expect(window.text).toContain('Bring a tent and two ropes.');
    expect(window.text).not.toContain('We leave');
  });

  test('[VS12] a note that was deleted for good can be had back as a new one', async () => {
    const laptop = await laptops.start();
    const { id, window } = await noteWith(laptop, LINES);
    await laptop.ask('versions.name', { note: id, name: '' });
    await laptop.ask('notes.close', { id }, window.window);
    await laptop.ask('notes.trash', { id });
    expect(await laptop.ask('versions.erased', undefined)).toEqual([]);
    await laptop.ask('notes.erase', { id });
    await laptop.engine.flush();
    let [erased] = await laptop.ask('versions.erased', undefined);
    await waitFor(async () => {
      [erased] = await laptop.ask('versions.erased', undefined);
      return erased !== undefined;
    }, 'the erased note');
    expect(erased?.note).toBe(id);
    const revived = await laptop.ask('versions.revive', {
      note: id,
      version: (erased as { version: VersionRow['id'] }).version,
    });
    expect((await laptop.open(revived.id)).text).toBe(LINES);
  });

  test('[VS13] what is written down by hand, or damaged, is no version and holds nothing up', async () => {
    const laptop = await laptops.start();
    const { id } = await noteWith(laptop, LINES);
    await laptop.ask('versions.name', { note: id, name: 'Sound' });
    const [row] = await listOf(laptop, id);
    const missing = {
      note: id,
      version: (row as VersionRow).id.replace('0000000001', '0000000009') as VersionRow['id'],
    };
    expect(await laptop.tell('versions.compare', { ...missing, with: 'now' })).toEqual({
      ok: false,
      error: { code: 'version-not-found' },
    });
    expect((await laptop.tell('versions.restore', missing)).ok).toBe(false);
    expect(await listOf(laptop, id)).toHaveLength(1);
  });
});

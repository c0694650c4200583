import { mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INDEX } from './mirror-index.ts';
import { MirrorUnderTest } from '../../tests/support/mirror-under-test.ts';

let one: MirrorUnderTest;
beforeEach(() => {
  one = new MirrorUnderTest();
});
afterEach(async () => {
  await one.mirror.finish();
  rmSync(one.dir, { recursive: true, force: true });
});

const at = (file: string): string => path.join(one.folder, file);
const failingOnce = (name: string, problem: string): void => {
  one.failing.set(name, () => {
    one.failing.delete(name);
    return { ok: false, problem, reason: 'X' };
  });
};

/** A mirror that has followed some notes. */
async function mirrored(): Promise<void> {
  one.setNotebook('n1', 'Home', 'Garden');
  one.put(1, { title: 'Plan', body: 'a' });
  one.put(2, { title: 'Beans', body: 'b', notebook: 'n1' });
  await one.start();
  await one.choose();
  await one.settled();
}

describe('a mirror', () => {
  it('[MI1] has every note as a file, in the folders of their notebooks', async () => {
    await mirrored();
    expect(one.files()).toEqual({ 'Home/Garden/Beans.md': 'b', 'Plan.md': 'a' });
    expect(readFileSync(at('Plan.md'), 'utf8')).toContain('title: Plan\n');
  });

  it('[MI1] is a new folder where something else lies, which it never touches', async () => {
    writeFileSync(at('mine.txt'), 'mine');
    mkdirSync(at('Personal'));
    one.put(1, { title: 'Plan', body: 'a' });
    await one.start();
    await one.choose();
    await vi.waitFor(() => expect(one.files()).toEqual({ 'mine.txt': 'mine', 'Personal 2/Plan.md': 'a' }));
  });

  it('[MI2] follows what is written, renamed, moved, trashed, restored and erased', async () => {
    await mirrored();
    one.put(1, { body: 'a2' });
    one.put(2, { title: 'Peas' });
    await one.settled();
    expect(one.files()).toEqual({ 'Home/Garden/Peas.md': 'b', 'Plan.md': 'a2' });
    one.setNotebook('n1', 'House', 'Garden');
    await one.settled();
    one.put(1, { notebook: 'n1', title: 'peas' });
    await one.settled();
    expect(one.files()).toEqual({ 'House/Garden/Peas.md': 'b', 'House/Garden/peas 2.md': 'a2' });
    one.put(1, { isTrashed: true });
    one.put(2, { notebook: undefined });
    await one.settled();
    expect(one.files()).toEqual({ 'Peas.md': 'b', 'Trash/peas.md': 'a2' });
    one.put(1, { isTrashed: false, notebook: undefined, title: 'PEAS' });
    await one.settled();
    expect(one.files()).toEqual({ 'PEAS 2.md': 'a2', 'Peas.md': 'b' });
    one.erase(1);
    one.erase(2);
    await one.settled();
    expect(one.files()).toEqual({});
  });

  it('[MI3] keeps aside what a person changed, and puts nothing in the place of what it did not write', async () => {
    await mirrored();
    writeFileSync(at('Plan.md'), 'by hand');
    writeFileSync(at('Home/Garden/Beans.md'), 'by hand, too');
    writeFileSync(at('Peas.md'), 'a file of mine');
    one.put(1, { body: 'a2' });
    one.put(2, { title: 'Peas', notebook: undefined });
    await one.settled();
    expect(one.files()).toEqual({
      'Home/Garden/Beans (changed here).md': 'by hand, too',
      'Peas 2.md': 'b',
      'Peas.md': 'a file of mine',
      'Plan (changed here).md': 'by hand',
      'Plan.md': 'a2',
    });
    expect(one.states.at(-1)).toMatchObject({ keptAside: 2 });
    writeFileSync(at('Plan.md'), 'again');
    one.erase(1);
    await one.settled();
    expect(one.files()).toMatchObject({ 'Plan (changed here) 2.md': 'again' });
  });

  it('[MI4] goes on after a restart: what changed meanwhile is written, what is missing is put back, what differs kept aside', async () => {
    await mirrored();
    one.put(3, { title: 'Third', body: 'c' });
    await one.settled();
    await one.mirror.finish();
    one.put(1, { body: 'a2' });
    one.erase(3);
    unlinkSync(at('Home/Garden/Beans.md'));
    await one.start();
    await one.settled();
    expect(one.files()).toEqual({ 'Home/Garden/Beans.md': 'b', 'Plan.md': 'a2' });
    await one.mirror.finish();
    writeFileSync(at('Plan.md'), 'by hand');
    await one.start();
    await one.settled();
    await vi.waitFor(() =>
      expect(one.files()).toEqual({
        'Home/Garden/Beans.md': 'b',
        'Plan (changed here).md': 'by hand',
        'Plan.md': 'a2',
      }),
    );
  });

  it('[MI4] takes nothing for changed that it wrote itself before a crash, or was about to write', async () => {
    await mirrored();
    await one.mirror.finish();
    const before = readFileSync(at(INDEX), 'utf8');
    const written = { note: `${'0'.repeat(19)}1`, file: 'New/Plan.md', hashes: ['0'.repeat(64)], leaving: ['Plan.md'] };
    const [entry] = before.split('\n').filter((line) => line.includes('"Plan.md"'));
    written.hashes.push(JSON.parse(entry ?? '{}').hashes[0]);
    writeFileSync(at(INDEX), `${before}${JSON.stringify(written)}\n{"note":"cut sho`);
    await one.start();
    await one.settled();
    await vi.waitFor(() => expect(one.files()).toEqual({ 'Home/Garden/Beans.md': 'b', 'Plan.md': 'a' }));
    expect(one.states.at(-1)).toMatchObject({ keptAside: 0 });
    one.put(1, { body: 'a3' });
    await one.settled();
    expect(one.files()['Plan.md']).toBe('a3');
  });

  it('[MI5] waits while its folder is away, and goes on when it is back', async () => {
    await mirrored();
    renameSync(one.folder, path.join(one.dir, 'elsewhere'));
    one.put(1, { body: 'a2' });
    await vi.waitFor(() => expect(one.states.at(-1)).toMatchObject({ state: 'waiting', problem: 'missing' }));
    mkdirSync(one.folder);
    one.put(1, { body: 'a3' });
    await vi.waitFor(() => expect(one.states.filter(({ state }) => state === 'waiting').length).toBeGreaterThan(2));
    expect(one.files()).toEqual({});
    rmSync(one.folder, { recursive: true });
    renameSync(path.join(one.dir, 'elsewhere'), one.folder);
    await one.settled();
    expect(one.files()).toMatchObject({ 'Plan.md': 'a3' });
  });

  it.each(['full', 'unwritable', 'failed'])(
    '[MI5] says that it waits when the disk says %s, and tries again',
    async (problem) => {
      await mirrored();
      failingOnce('write', problem);
      one.put(1, { body: 'a2' });
      await vi.waitFor(() => expect(one.states).toContainEqual(expect.objectContaining({ state: 'waiting', problem })));
      await one.settled();
      expect(one.files()).toEqual({ 'Home/Garden/Beans.md': 'b', 'Plan.md': 'a2' });
    },
  );

  it('[MI6] costs nothing while it is off, and stops leaving what it wrote', async () => {
    await one.start();
    one.put(1);
    expect([one.asked, one.listeners.size]).toEqual([[], 0]);
    await one.choose();
    await one.settled();
    await one.mirror.handlers['mirror.stop'](undefined, 1);
    one.put(1, { body: 'not there' });
    expect([one.state, one.listeners.size, one.files()]).toEqual(['off', 0, { 'Note 1.md': '' }]);
    await one.start();
    expect(one.state).toBe('off');
    await one.choose();
    await one.settled();
    expect(one.files()).toEqual({ 'Note 1.md': 'not there' });
  });

  it('[MI7] has the attachments that are on this computer, and those that come later', async () => {
    const [cat, late] = ['a', 'b'].map((digit) => digit.repeat(64));
    one.attachments.set(cat ?? '', new TextEncoder().encode('a cat'));
    one.setNotebook('n1', 'Home');
    one.put(1, { title: 'Pets', body: `![](att:${cat}/cat.txt) ![](att:${late}/cat.txt)`, notebook: 'n1' });
    await one.start();
    await one.choose();
    await one.settled();
    expect(one.files()).toEqual({
      'Home/Pets.md': `![](../attachments/cat.txt) ![](att:${late}/cat.txt)`,
      'attachments/cat.txt': 'a cat',
    });
    one.attachments.set(late ?? '', new Uint8Array());
    one.mirror.arrived([late as never]);
    await vi.waitFor(() =>
      expect(one.files()).toMatchObject({
        'Home/Pets.md': '![](../attachments/cat.txt) ![](../attachments/cat%202.txt#/cat.txt)',
      }),
    );
    await one.mirror.finish();
    unlinkSync(at('attachments/cat.txt'));
    await one.start();
    await vi.waitFor(() =>
      expect(one.files()['attachments/cat.txt'] ?? one.files()['attachments/cat 3.txt']).toBe('a cat'),
    );
  });

  it('[MI8] is not led out of its folder by what stands in its index', async () => {
    await mirrored();
    await one.mirror.finish();
    const outside = path.join(one.dir, 'outside.md');
    writeFileSync(outside, 'precious');
    const lines = ['../outside.md', '/etc/passwd', 'a/../../outside.md'].map((file) =>
      JSON.stringify({ note: '0'.repeat(20), file, hashes: ['9'.repeat(64)], leaving: ['../outside.md'] }),
    );
    writeFileSync(at(INDEX), `${readFileSync(at(INDEX), 'utf8')}${lines.join('\n')}\n`);
    await one.start();
    one.put(0, { title: 'x' });
    one.erase(0);
    await one.settled();
    expect(readFileSync(outside, 'utf8')).toBe('precious');
  });

  it('[MI9] ends as the notes are, whatever happens on the way, and loses nothing that a person wrote into it', async () => {
    const number = fc.integer({ min: 1, max: 4 });
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({
          kind: fc.constant('put'),
          number,
          title: fc.constantFrom('A', 'a', 'B', 'CON', ''),
          body: fc.constantFrom('x', 'y', 'z'),
          notebook: fc.constantFrom('n1', 'n2', undefined),
          isTrashed: fc.boolean(),
        }),
      },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('erase'), number }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('rename'),
          name: fc.constantFrom('One', 'one', 'attachments', 'Trash', 'A.md'),
        }),
      },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('restart') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('settle') }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('hand'), index: fc.nat({ max: 5 }) }) },
      {
        weight: 1,
        arbitrary: fc.record({
          kind: fc.constant('fail'),
          name: fc.constantFrom('write', 'take', 'remove', 'seen', 'open'),
        }),
      },
    ) as fc.Arbitrary<{ kind: string; number: number; name: string; index: number }>;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const run = new MirrorUnderTest();
        one = run;
        run.setNotebook('n1', 'One');
        run.setNotebook('n2', 'Two', 'Deep');
        run.put(1, { body: 'first' });
        await run.start();
        await run.choose();
        const byHand: string[] = [];
        for (const { kind, number: which, name, index, ...change } of steps) {
          if (kind === 'put') run.put(which, change);
          if (kind === 'erase') run.erase(which);
          if (kind === 'rename') run.setNotebook('n1', name);
          if (kind === 'fail') failingOnce(name, 'failed');
          if (kind === 'settle' || kind === 'hand') await run.settled();
          if (kind === 'restart') {
            await run.mirror.finish();
            await run.start();
          }
          if (kind === 'hand') {
            const file = Object.keys(run.files())[index];
            if (file === undefined) continue;
            byHand.push(`by hand ${byHand.length}`);
            const before = run.files()[file] ?? '';
            writeFileSync(path.join(run.folder, file), byHand.at(-1) ?? '');
            if (before.startsWith('by hand')) byHand.splice(byHand.indexOf(before), 1);
          }
        }
        // Every note once more, so that a file that was changed by hand is written again.
        await run.mirror.finish();
        run.failing.clear();
        await run.start();
        await run.settled();
        const files = run.files();
        const texts = Object.values(files);
        expect(texts.filter((text) => text.startsWith('by hand')).sort()).toEqual(byHand.sort());
        const bodies = [...run.notes.values()].map(({ content }) => content.body).sort();
        expect(texts.filter((text) => !text.startsWith('by hand')).sort()).toEqual(bodies);
        for (const { content, isTrashed } of run.notes.values()) {
          const inTrash = Object.keys(files).some((file) => file.startsWith('Trash/') && files[file] === content.body);
          if (isTrashed) expect(inTrash).toBe(true);
        }
        await run.mirror.finish();
        rmSync(run.dir, { recursive: true, force: true });
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it('[MI8] waits where a link in a folder’s place leads out of it', async () => {
    await mirrored();
    mkdirSync(path.join(one.dir, 'outside'));
    symlinkSync(path.join(one.dir, 'outside'), at('Linked'));
    one.setNotebook('n2', 'Linked');
    one.put(1, { notebook: 'n2' });
    await vi.waitFor(() => expect(one.states).toContainEqual(expect.objectContaining({ problem: 'unwritable' })));
    expect(one.files(path.join(one.dir, 'outside'))).toEqual({});
    unlinkSync(at('Linked'));
    await one.settled();
    expect(one.files()).toMatchObject({ 'Linked/Plan.md': 'a' });
  });

  it('[MI8] never writes through a link that stands in a file’s place', async () => {
    await mirrored();
    const outside = path.join(one.dir, 'outside.md');
    writeFileSync(outside, 'precious');
    unlinkSync(at('Plan.md'));
    symlinkSync(outside, at('Plan.md'));
    one.put(1, { body: 'a2' });
    await one.settled();
    expect(readFileSync(outside, 'utf8')).toBe('precious');
    expect(one.files()).toMatchObject({ 'Plan.md': 'a2' });
  });
});

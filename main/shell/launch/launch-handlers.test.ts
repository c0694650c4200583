import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NoteId } from '../../../core/contract/ids.ts';
import { fail, succeed } from '../../../core/contract/result.ts';
import type { NoteContent } from '../../../core/note/note.ts';
import { findFiles } from './find-files.ts';
import { createLaunchHandlers } from './launch-handlers.ts';
import type { LaunchRequest } from './parse-launch.ts';
import { readText } from './read-text.ts';
import { createLaunchRequests } from './requests.ts';

let dir: string;
beforeEach(() => {
  dir = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'launch-')));
});
afterEach(() => fs.rmSync(dir, { recursive: true }));

const write = (name: string, content: string | Uint8Array = 'text'): string => {
  const file = path.join(dir, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content);
  return file;
};
const namesIn = async (...places: readonly string[]) => (await findFiles(places)).files.map(({ name }) => name);

describe('what is found', () => {
  it('[LA12] are Markdown and text files, in folders too; the rest is counted, what is hidden is not', async () => {
    for (const name of ['b.md', 'a.MARKDOWN', 'deep/er/c.txt', 'photo.jpg', '.hidden.md', '.git/x.md', 'deep/y.pdf']) {
      write(`Trip/${name}`);
    }
    const found = await findFiles([path.join(dir, 'Trip')]);
    expect(found).toMatchObject({ name: 'Trip', isFolder: true, skippedCount: 2 });
    expect(found.files.map(({ name }) => name)).toEqual(['a.MARKDOWN', 'b.md', 'c.txt']);
  });

  it('[LA12] follows no link inside a folder, and the link that was chosen itself', async () => {
    const outside = write('outside/secret.md');
    write('Trip/own.md');
    fs.symlinkSync(outside, path.join(dir, 'Trip/out.md'));
    fs.symlinkSync(path.join(dir, 'outside'), path.join(dir, 'Trip/folder'));
    fs.symlinkSync('..', path.join(dir, 'Trip/up'));
    expect(await findFiles([path.join(dir, 'Trip')])).toMatchObject({ files: [{ name: 'own.md' }], skippedCount: 3 });
    fs.symlinkSync(outside, path.join(dir, 'chosen.md'));
    expect((await findFiles([path.join(dir, 'chosen.md')])).files).toEqual([{ path: outside, name: 'chosen.md' }]);
  });

  it('[LA12] ends at a depth of 20, and survives what is not there or not a file', async () => {
    write(`${'d/'.repeat(19)}deepest.md`);
    write(`${'d/'.repeat(20)}too-deep.md`);
    expect(await namesIn(dir)).toEqual(['deepest.md']);
    expect(await findFiles([path.join(dir, 'gone.md')])).toMatchObject({ files: [], skippedCount: 1, isFolder: false });
    if (process.platform === 'win32') return;
    execFileSync('mkfifo', [path.join(dir, 'pipe.md')]);
    expect(await namesIn(path.join(dir, 'pipe.md'))).toEqual([]);
  });
});

describe('what is read', () => {
  it('[LA13] is UTF-8 text of at most 1 MB; anything else has a reason', async () => {
    const reasonOf = async (name: string, content: string | Uint8Array) => {
      const outcome = await readText({ path: write(name, content), name });
      return outcome.ok ? outcome.file.text : outcome.reason;
    };
    expect(await reasonOf('a.md', 'Grüße')).toBe('Grüße');
    expect(await reasonOf('full.md', 'x'.repeat(1024 * 1024))).toHaveLength(1024 * 1024);
    expect(await reasonOf('large.md', 'x'.repeat(1024 * 1024 + 1))).toBe('too-large');
    expect(await reasonOf('latin.md', new Uint8Array([0x47, 0xfc, 0x6e]))).toBe('not-text');
    expect(await reasonOf('binary.txt', 'a\0b')).toBe('not-text');
    expect(await readText({ path: path.join(dir, 'gone.md'), name: 'gone.md' })).toMatchObject({
      reason: 'unreadable',
    });
  });

  it.skipIf(process.platform === 'win32')(
    '[LA13] is not a link, a pipe or another folder that took its place since',
    async () => {
      const secret = write('outside/note.md');
      write('Trip/note.md');
      const { files } = await findFiles([path.join(dir, 'Trip')]);
      const [found] = files;
      if (found === undefined) throw new Error('nothing found');
      const unreadable = { ok: false, reason: 'unreadable' };
      fs.rmSync(found.path);
      fs.symlinkSync(secret, found.path);
      expect(await readText(found)).toEqual(unreadable);
      fs.rmSync(found.path);
      execFileSync('mkfifo', [found.path]);
      expect(await readText(found)).toEqual(unreadable);
      fs.rmSync(path.join(dir, 'Trip'), { recursive: true });
      fs.symlinkSync(path.join(dir, 'outside'), path.join(dir, 'Trip'));
      expect(await readText(found)).toEqual(unreadable);
    },
  );
});

/** Handlers on an engine that keeps what it is given, as long as there is room for so many notes. */
function createSubject(room = Number.POSITIVE_INFINITY) {
  const notes: NoteContent[] = [];
  const requests = createLaunchRequests([]);
  const handlers = createLaunchHandlers({
    requests,
    isFront: () => true,
    engine: {
      addNote: async (content) => {
        if (notes.length >= room) return fail({ code: 'store-full' });
        return succeed({ id: idOf(notes.push(content)) });
      },
      describeNote: async (id) => (id === idOf(7) ? { title: 'Seven', isTrashed: false } : undefined),
      flush: async () => undefined,
    },
    newToken: () => randomBytes(16).toString('hex'),
    now: Date.now,
    log: { info: () => undefined, error: () => undefined },
  });
  const take = async (...asked: readonly LaunchRequest[]) => {
    for (const request of asked) requests.add(request);
    const taken = await handlers['launch.take'](undefined, 1);
    if (!taken.ok) throw new Error('not taken');
    return taken.value;
  };
  const offer = async (...paths: readonly string[]) => {
    const [offered] = await take({ kind: 'open-paths', paths });
    if (offered?.kind !== 'add-files') throw new Error('no files offered');
    return offered;
  };
  return { handlers, notes, take, offer };
}

const idOf = (n: number): NoteId => String(n).padStart(20, '0') as NoteId;

describe('the answers to the window', () => {
  it('[LA8] tell what a linked note is called, and that there is none', async () => {
    const { take } = createSubject();
    const asked = [7, 8].map((n) => ({ kind: 'open-note', id: idOf(n) }) as const);
    expect(await take(...asked)).toEqual([
      { kind: 'open-note', id: idOf(7), note: { title: 'Seven', isTrashed: false } },
      { kind: 'open-note', id: idOf(8) },
    ]);
    expect(await take()).toEqual([]);
  });

  it('[LA11] offer files by name and number, and add none before they are asked to', async () => {
    const { handlers, notes, offer } = createSubject();
    for (const name of ['b.md', 'a.md', 'photo.jpg']) write(`Trip/${name}`, `# ${name}`);
    const { token, ...rest } = await offer(path.join(dir, 'Trip'));
    expect(rest).toEqual({ kind: 'add-files', name: 'Trip', isFolder: true, fileCount: 2, skippedCount: 1 });
    expect(token).toMatch(/^[0-9a-f]{32}$/);
    expect(notes).toEqual([]);
    const added = await handlers['files.add']({ token }, 1);
    if (!added.ok) throw new Error(added.error.code);
    expect(added.value.ids.map((id) => notes[Number(id) - 1]?.title)).toEqual(['a.md', 'b.md']);
    expect(await handlers['files.add']({ token }, 1)).toEqual(fail({ code: 'files-expired' }));
  });

  it('[LA13] name each file that was left out, and stop at a full disk', async () => {
    const { handlers, notes, offer } = createSubject(40);
    for (let n = 0; n < 100; n += 1) write(`${String(n).padStart(3, '0')}.md`);
    write('001.md', new Uint8Array([0xff]));
    const added = await handlers['files.add']({ token: (await offer(dir)).token }, 1);
    if (!added.ok) throw new Error(added.error.code);
    expect(added.value.ids).toHaveLength(40);
    expect(added.value.skipped[0]).toEqual({ name: '001.md', reason: 'not-text' });
    expect(added.value.skipped).toHaveLength(60);
    expect(added.value.skipped.at(-1)).toEqual({ name: '099.md', reason: 'not-saved' });
    expect(notes).toHaveLength(40);
  });

  it('[LA17] make notes of dropped texts, and refuse what no file of text holds', async () => {
    const { handlers, notes } = createSubject();
    const texts = [
      { name: 'a.md', text: 'A' },
      { name: 'b.md', text: 'a\0b' },
      { name: 'c.md', text: '€'.repeat(400_000) },
    ];
    const skipped = [
      { name: 'b.md', reason: 'not-text' },
      { name: 'c.md', reason: 'too-large' },
    ];
    expect(await handlers['files.addTexts']({ files: texts }, 1)).toEqual(succeed({ ids: [idOf(1)], skipped }));
    expect(notes.map(({ body }) => body)).toEqual(['A']);
  });

  it('[LA25] take the link out of an invitation’s file, and nothing else', async () => {
    const { take } = createSubject();
    const open = (content: string) => take({ kind: 'open-paths', paths: [write('team.commonplace-invite', content)] });
    expect(await open('commonplace://join#abc\n')).toEqual([{ kind: 'join', invite: 'abc' }]);
    for (const content of ['', '# a', `commonplace://note/${idOf(7)}`, `commonplace://join#${'a'.repeat(9000)}`]) {
      expect(await open(content)).toEqual([{ kind: 'misunderstood' }]);
    }
    const gone = path.join(dir, 'gone.commonplace-invite');
    expect(await take({ kind: 'open-paths', paths: [gone] })).toEqual([{ kind: 'misunderstood' }]);
  });
});

import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestHub } from './testing/test-hub.ts';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'hub-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));
const start = () => startTestHub({ storage: { kind: 'disk', dir } });

test('[HU12] users, rights, settings, sessions, documents and sequences outlive a restart on the same folder', async () => {
  const before = await start();
  await before.createDatabase('notes', ['alice'], '?partitioned=true');
  const security = {
    admins: { names: ['bob'], roles: [] },
    members: { names: ['alice'], roles: [] },
    commonplace: { v: 1 },
  };
  await before.admin.ask('PUT', '/notes/_security', security);
  await before.bob.ask('PUT', '/notes/_revs_limit', '300');
  const guard = {
    options: { partitioned: false },
    validate_doc_update: "function (d) { if (d.bad) throw({ forbidden: 'bad' }); }",
  };
  await before.bob.ask('PUT', '/notes/_design/guard', guard);
  const { json: first } = await before.alice.ask('PUT', '/notes/a:1', { n: 1 });
  await before.alice.ask('PUT', '/notes/a:1', { n: 2, _rev: first['rev'] });
  const branch = { _id: 'a:1', _rev: `1-${'f'.repeat(32)}`, n: 3 };
  await before.alice.ask('POST', '/notes/_bulk_docs', { new_edits: false, docs: [branch] });
  await before.alice.ask('PUT', '/notes/_local/mark', { at: 5 });
  const { headers } = await before.nobody.ask('POST', '/_session', { name: 'alice', password: 'alice-pw' });
  const paths = [
    '',
    '/_security',
    '/_revs_limit',
    '/_changes?style=all_docs',
    '/a:1?conflicts=true&revs=true',
    '/_local/mark',
  ];
  const readAll = async (kit: typeof before) => {
    const answers = [];
    for (const each of paths) answers.push((await kit.alice.ask('GET', `/notes${each}`)).text);
    // File sizes change when LevelDB opens its files again.
    return answers.map((text) => text.replace(/"sizes":\{[^}]*\}/, ''));
  };
  const written = await readAll(before);
  await before.hub.close();

  const after = await start();
  expect(await readAll(after)).toEqual(written);
  expect((await after.alice.ask('PUT', '/notes/a:2', { bad: true })).status).toBe(403);
  const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
  const session = await fetch(`${after.hub.url}/notes`, { headers: { cookie } });
  expect(session.status).toBe(200);
  await after.hub.close();
});

test('[HU12] nothing in the folder holds a password, and a deleted database leaves no files', async () => {
  const kit = await start();
  await kit.createDatabase('notes', ['alice']);
  await kit.alice.ask('PUT', '/notes/a', { text: 'canary' });
  const databases = async () => (await readdir(dir)).filter((name) => name.startsWith('db-')).length;
  expect(await databases()).toBe(2);
  await kit.admin.ask('DELETE', '/notes');
  expect(await databases()).toBe(1);
  await kit.hub.close();
  const files = await readdir(dir, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(path.join(file.parentPath, file.name), 'latin1')),
  );
  expect(texts.join('')).toContain('derived_key');
  expect(texts.join('')).not.toContain('alice-pw');
  expect(texts.join('')).not.toContain('root-pw');
});

test('[HU12] a database that is made again has other sequences, so that old ones are recognised', async () => {
  const kit = await start();
  const sequences = [];
  for (let round = 0; round < 2; round += 1) {
    await kit.createDatabase('notes', ['alice']);
    await kit.alice.ask('PUT', '/notes/a', {});
    sequences.push(String((await kit.alice.ask('GET', '/notes/_changes')).json['last_seq']));
    if (round === 0) await kit.admin.ask('DELETE', '/notes');
  }
  expect(sequences[0]).not.toBe(sequences[1]);
  const { json } = await kit.alice.ask('GET', `/notes/_changes?since=${sequences[0]}`);
  expect(json['results']).toHaveLength(1);
  await kit.hub.close();
});

test('[HU12] a damaged state file stops the start and is not replaced', async () => {
  await writeFile(path.join(dir, 'hub.json'), '{"secret":');
  await expect(start()).rejects.toThrow();
  expect(await readFile(path.join(dir, 'hub.json'), 'utf8')).toBe('{"secret":');
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROFILE_FORMAT } from '../profile-format.ts';
import { problemOfProfile } from '../shell/profile-folder.ts';
import { bringUpToDate, type Migration, migrations } from './migrate-profile.ts';
import { copyFolderOf, copyProfile } from './profile-copy.ts';
import { ProfileFile } from './profile.ts';

const FILES: Readonly<Record<string, string>> = {
  'profile.json': '{"format":1,"device":"x"}',
  'browser/Cookies': 'chromium',
  'workspaces/a/text/000005.ldb': 'notes',
  'workspaces/a/text/CURRENT': 'MANIFEST-000004',
  'workspaces/a/journal/1': 'edits',
  'workspaces/a/catalog.db': 'derived',
  'workspaces/a/catalog.db-wal': 'derived',
  'workspaces/a/password.sealed': 'secret',
};

describe('a profile in an older format', () => {
  let dir: string;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'migrate-'));
    for (const [name, content] of Object.entries(FILES)) {
      fs.mkdirSync(path.dirname(path.join(dir, name)), { recursive: true });
      fs.writeFileSync(path.join(dir, name), content);
    }
  });
  afterEach(() => fs.rmSync(dir, { recursive: true, force: true }));

  const read = (name: string): string => fs.readFileSync(path.join(dir, name), 'utf8');
  const contentOf = (folder: string): Record<string, string> =>
    Object.fromEntries(
      fs
        .readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => path.join(entry.parentPath, entry.name))
        .map((place) => [path.relative(folder, place).replaceAll(path.sep, '/'), fs.readFileSync(place, 'utf8')]),
    );

  /** Appends its own name to a file that LevelDB or the journal would write in place, and to the profile. */
  const step = (to: number, wish: () => void = () => undefined): Migration => ({
    to,
    async run(profileDir, content) {
      fs.appendFileSync(path.join(profileDir, 'workspaces/a/journal/1'), ` ${to}`);
      wish();
      return { ...content, [`step${to}`]: true };
    },
  });

  const KEPT = Object.fromEntries(
    Object.entries(FILES).filter(([name]) => !name.startsWith('browser') && !name.includes('catalog')),
  );

  it('[UP15] is copied whole before anything is changed, without what Chromium keeps and what can be derived', async () => {
    let copied: Record<string, string> = {};
    const look = (): void => {
      copied = contentOf(copyFolderOf(dir, 3));
    };
    const text = await bringUpToDate(dir, read('profile.json'), { newest: 3, migrations: [step(2, look), step(3)] });
    expect(copied).toEqual(KEPT);
    expect(contentOf(copyFolderOf(dir, 3))).toEqual(KEPT);
    expect(JSON.parse(text)).toEqual({ format: 3, device: 'x', step2: true, step3: true });
    expect(JSON.parse(read('profile.json'))).toEqual(JSON.parse(text));
    expect(read('workspaces/a/journal/1')).toBe('edits 2 3');
  });

  it('[UP15] leaves a copy that the version of before can be started on', async () => {
    await copyProfile(dir, copyFolderOf(dir, 2));
    expect(problemOfProfile(copyFolderOf(dir, 2))).toBeUndefined();
  });

  it('[UP16] a copy that was cut off is no profile, and is made again', async () => {
    const copy = copyFolderOf(dir, 2);
    fs.mkdirSync(path.join(copy, 'workspaces'), { recursive: true });
    fs.writeFileSync(path.join(copy, 'workspaces/half'), 'half');
    expect(problemOfProfile(copy)?.kind).toBe('not-a-profile');
    await bringUpToDate(dir, read('profile.json'), { newest: 2, migrations: [step(2)] });
    expect(contentOf(copy)).toEqual(KEPT);
  });

  it.skipIf(process.platform !== 'linux')(
    '[UP16] a copy that fails on the way is no profile, and nothing was changed',
    async () => {
      // So long a path that it can be read where it is and not be written one folder deeper.
      const names = Array.from({ length: 15 }, () => 'n'.repeat(255));
      const deep = path.join('workspaces', ...names, 'n'.repeat(4085 - dir.length - 15 * 256 - 'workspaces'.length));
      fs.mkdirSync(path.join(dir, deep), { recursive: true });
      const formats = { newest: 2, migrations: [step(2)] };
      await expect(bringUpToDate(dir, read('profile.json'), formats)).rejects.toThrow('ENAMETOOLONG');
      expect(problemOfProfile(copyFolderOf(dir, 2))?.kind).toBe('not-a-profile');
      expect([read('profile.json'), read('workspaces/a/journal/1')]).toEqual([FILES['profile.json'], 'edits']);
      fs.rmSync(path.join(dir, 'workspaces', 'n'.repeat(255)), { recursive: true });
      await bringUpToDate(dir, read('profile.json'), formats);
      expect(contentOf(copyFolderOf(dir, 2))).toEqual(KEPT);
    },
  );

  it('[UP16] a cut-off step starts again, done ones do not, and the copy stays that of before', async () => {
    let isBroken = true;
    const breaking = step(3, () => {
      if (isBroken) throw new Error('power cut');
    });
    const formats = { newest: 3, migrations: [step(2), breaking] };
    await expect(bringUpToDate(dir, read('profile.json'), formats)).rejects.toThrow('power cut');
    expect(JSON.parse(read('profile.json'))).toMatchObject({ format: 2, step2: true });
    isBroken = false;
    const text = await bringUpToDate(dir, read('profile.json'), formats);
    expect(JSON.parse(text)).toMatchObject({ format: 3, step2: true, step3: true });
    expect(read('workspaces/a/journal/1')).toBe('edits 2 3 3');
    expect(contentOf(copyFolderOf(dir, 3))).toEqual(KEPT);
  });

  it('[UP15] is not touched when a step is missing, or when it is newer', async () => {
    const before = contentOf(dir);
    await expect(bringUpToDate(dir, read('profile.json'), { newest: 3, migrations: [step(2)] })).rejects.toThrow(
      'no way from profile format 2',
    );
    const newer = { newest: 1, migrations: [] };
    await expect(bringUpToDate(dir, '{"format":2}', newer)).rejects.toThrow('this version reads 1');
    expect(contentOf(dir)).toEqual(before);
  });

  it('[UP15] in the newest format nothing is copied, and the engine opens it', async () => {
    const fresh = path.join(dir, 'fresh');
    const random = (length: number): Uint8Array => new Uint8Array(length).fill(1);
    const made = await ProfileFile.open(fresh, random);
    expect((await ProfileFile.open(fresh, random)).current).toEqual(made.current);
    expect(fs.readdirSync(fresh)).toEqual(['profile.json']);
  });

  it('[UP17] the shell opens what the engine writes and refuses one format more; every format has its way', async () => {
    const fresh = path.join(dir, 'fresh');
    await ProfileFile.open(fresh, (length) => new Uint8Array(length));
    expect(problemOfProfile(fresh)).toBeUndefined();
    const file = path.join(fresh, 'profile.json');
    const content = JSON.parse(fs.readFileSync(file, 'utf8'));
    expect(content.format).toBe(PROFILE_FORMAT);
    fs.writeFileSync(file, JSON.stringify({ ...content, format: PROFILE_FORMAT + 1 }));
    expect(problemOfProfile(fresh)?.kind).toBe('newer');
    expect(migrations.map(({ to }) => to)).toEqual(Array.from({ length: PROFILE_FORMAT - 1 }, (_, at) => at + 2));
  });
});

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { forgetDumps, pruneDumps, readDumps } from './crash-store.ts';

const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

describe('the dumps of a profile', () => {
  let dir: string;
  beforeEach(() => {
    dir = fs.mkdtempSync(path.join(os.tmpdir(), 'crash-store-'));
    for (const name of ['pending', 'completed']) fs.mkdirSync(path.join(dir, name));
  });
  afterEach(() => fs.rmSync(dir, { recursive: true }));

  /** The n-th dump; a higher number is younger. */
  function addDump(n: number, sizeBytes = 10): void {
    const file = path.join(dir, n % 2 ? 'pending' : 'completed', `${idOf(n)}.dmp`);
    fs.writeFileSync(file, new Uint8Array(sizeBytes));
    fs.writeFileSync(file.replace('.dmp', '.meta'), '');
    fs.utimesSync(file, n, n);
  }
  const ids = async (): Promise<string[]> => (await readDumps(dir)).map(({ id }) => id);
  const metas = (): string[] =>
    fs.readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) => /meta$/.test(name));

  it('[CR8] are found wherever Crashpad keeps them, newest first, without its other files', async () => {
    for (const n of [1, 2, 3]) addDump(n);
    fs.writeFileSync(path.join(dir, 'settings.dat'), '');
    expect(await ids()).toEqual([3, 2, 1].map(idOf));
    expect((await readDumps(dir))[0]).toMatchObject({ atMs: 3000, sizeBytes: 10 });
    expect(await readDumps(path.join(dir, 'nowhere'))).toEqual([]);
  });

  it('[CR11] are thinned out to the newest ones', async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) addDump(n);
    await pruneDumps(dir, { count: 5, bytes: 1000 });
    expect(await ids()).toEqual([7, 6, 5, 4, 3].map(idOf));
    expect(metas()).toHaveLength(5);
  });

  it('[CR11] are thinned out to a size', async () => {
    for (const n of [1, 2, 3]) addDump(n, 400);
    await pruneDumps(dir, { count: 5, bytes: 1000 });
    expect(await ids()).toEqual([3, 2].map(idOf));
    addDump(4, 2000);
    await pruneDumps(dir, { count: 5, bytes: 1000 });
    expect(await ids()).toEqual([]);
  });

  it('[CR8] are all forgotten at once', async () => {
    for (const n of [1, 2]) addDump(n);
    await forgetDumps(dir);
    expect([await ids(), metas()]).toEqual([[], []]);
  });
});

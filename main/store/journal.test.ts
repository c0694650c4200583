import { concatBytes } from '@noble/hashes/utils.js';
import {
  appendFile,
  mkdir,
  mkdtemp,
  open as openFile,
  readdir,
  readFile,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeviceId, Nonce } from '../../core/contract/ids.ts';
import { openJournal, type Journal } from './journal.ts';
import { encodeRecord, type JournalRecord } from './journal-record.ts';

let dir: string;
const opened: Journal[] = [];
const open = async (): Promise<Journal> => {
  const journal = await openJournal(dir);
  opened.push(journal);
  return journal;
};
const record = (text: string): JournalRecord => ({
  doc: 'note',
  device: 'd'.repeat(16) as DeviceId,
  nonce: 'e'.repeat(16) as Nonce,
  update: new TextEncoder().encode(text),
});
const texts = (records: readonly JournalRecord[]) => records.map(({ update }) => new TextDecoder().decode(update));

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'journal-'));
});
afterEach(async () => {
  for (const journal of opened.splice(0)) await journal.close();
  await rm(dir, { recursive: true });
});

describe('journal', () => {
  it('[JO1] what was acknowledged is there after a start without a close', async () => {
    const journal = await open();
    await Promise.all([journal.append(record('one')), journal.append(record('two'))]);
    await journal.append(record('three'));
    const again = await open();
    expect(texts(again.leftover)).toEqual(['one', 'two', 'three']);
    await again.append(record('four'));
    await again.close();
    expect(texts((await open()).leftover)).toEqual(['one', 'two', 'three', 'four']);
  });

  it('[JO2] a record torn at any byte costs itself alone, and nothing before it', async () => {
    const whole = [record('first'), record('second')].map(encodeRecord);
    const torn = encodeRecord(record('torn by a crash'));
    for (let length = 0; length < torn.length; length++) {
      const file = join(dir, '00000001.journal');
      await writeFile(file, concatBytes(...whole));
      await appendFile(file, torn.subarray(0, length));
      const journal = await open();
      expect(texts(journal.leftover)).toEqual(['first', 'second']);
    }
    const flipped = torn.slice();
    flipped[20] = (flipped[20] ?? 0) ^ 1;
    await writeFile(join(dir, '00000001.journal'), concatBytes(...whole, flipped));
    expect(texts((await open()).leftover)).toEqual(['first', 'second']);
  });

  it('[JO3] what segments hold is forgotten, what came after a rotation is not', async () => {
    const journal = await open();
    await journal.append(record('old'));
    const forget = await journal.rotate();
    await journal.append(record('new'));
    expect(texts((await open()).leftover)).toEqual(['old', 'new']);
    await forget();
    const after = await open();
    expect(texts(after.leftover)).toEqual(['new']);
    await after.forgetLeftover();
    expect(texts((await open()).leftover)).toEqual([]);
    expect((await readdir(dir)).length).toBeLessThan(4);
  });

  it('[JO4] many edits at once share a sync, in order', async () => {
    const journal = await open();
    const all = Array.from({ length: 500 }, (_, i) => `edit ${i}`);
    await Promise.all(all.map((text) => journal.append(record(text))));
    await journal.close();
    expect(texts((await open()).leftover)).toEqual(all);
    expect((await readFile(join(dir, '00000001.journal'))).length).toBe(journal.sizeBytes);
  });

  it('[JO5] a rotation that fails does not end saving', async () => {
    const journal = await open();
    await journal.append(record('before'));
    // Stands for a disk without room for a new file.
    await mkdir(join(dir, '00000002.journal'));
    await expect(journal.rotate()).rejects.toThrow();
    await journal.append(record('after'));
    await journal.close();
    await rmdir(join(dir, '00000002.journal'));
    expect(texts((await open()).leftover)).toEqual(['before', 'after']);
  });

  it('[JO6] what could not be written goes to the disk before anything later does', async () => {
    let isFull = false;
    const journal = await openJournal(dir, async (file) => {
      const handle = await openFile(file, 'a');
      const append = handle.appendFile.bind(handle);
      handle.appendFile = (data) => (isFull ? Promise.reject(new Error('ENOSPC')) : append(data));
      return handle;
    });
    opened.push(journal);
    await journal.append(record('first'));
    isFull = true;
    await expect(journal.append(record('second'))).rejects.toThrow('ENOSPC');
    await expect(journal.settled()).rejects.toThrow('ENOSPC');
    isFull = false;
    await journal.append(record('third'));
    await journal.settled();
    expect(texts((await open()).leftover)).toEqual(['first', 'second', 'third']);
  });
});

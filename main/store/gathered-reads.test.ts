import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gatherReads } from './gathered-reads.ts';
import { Pouch } from './pouchdb.ts';
import { syncedLeveldown } from './synced-leveldown.ts';

type Answer = (error: Error | null | undefined, value?: string) => void;

/** What this uses of LevelDB. */
interface LevelDown {
  open(options: object, callback: (error: unknown) => void): void;
  put(key: string, value: string, callback: (error: unknown) => void): void;
  get(key: string, options: object, callback: Answer): void;
  close(callback: (error: unknown) => void): void;
}

/** A database of which one key lies in a damaged block. */
class FakeLevel {
  status = 'open';
  readonly jobs: string[] = [];
  _close(callback: () => void): void {
    callback();
  }
  _get(key: string, _options: object, callback: Answer): void {
    this.jobs.push(`get ${key}`);
    if (key === 'damaged') callback(new Error('Corruption: block checksum mismatch'));
    else if (key === 'absent') callback(new Error('NotFound: '));
    else callback(null, `value of ${key}`);
  }
  _getMany(keys: readonly string[], _options: object, callback: (error: Error | null, values?: unknown[]) => void) {
    this.jobs.push(`get many ${keys.join()}`);
    if (keys.includes('damaged')) callback(new Error('Corruption: block checksum mismatch'));
    else
      callback(
        null,
        keys.map((key) => (key === 'absent' ? undefined : `value of ${key}`)),
      );
  }
}

function read(level: FakeLevel, key: string): Promise<string> {
  return new Promise((resolve) => {
    level._get(key, { asBuffer: false }, (error, value) => resolve(error ? error.message : (value ?? '')));
  });
}

describe('gathered reads', () => {
  it('[ST1] reads that are asked for together are one job, and each gets its own answer', async () => {
    const level = new FakeLevel();
    gatherReads(level);
    const answers = await Promise.all(['a', 'absent', 'b'].map((key) => read(level, key)));
    expect(answers).toEqual(['value of a', 'NotFound: ', 'value of b']);
    expect(level.jobs).toEqual(['get many a,absent,b']);
    expect(await read(level, 'c')).toBe('value of c');
    expect(level.jobs.at(-1)).toBe('get c');
  });

  it('[ST1] a damaged block is the trouble of the document in it alone', async () => {
    const level = new FakeLevel();
    gatherReads(level);
    const answers = await Promise.all(['a', 'damaged', 'b'].map((key) => read(level, key)));
    expect(answers).toEqual(['value of a', 'Corruption: block checksum mismatch', 'value of b']);
  });

  it('[ST1] an answer that its reader chokes on is still given to the other readers', async () => {
    const level = new FakeLevel();
    const choked: unknown[] = [];
    const { _getMany } = level;
    level._getMany = (keys, options, callback) => {
      try {
        _getMany.call(level, keys, options, callback);
      } catch (cause) {
        choked.push(cause);
      }
    };
    gatherReads(level);
    level._get('a', { asBuffer: false }, () => {
      throw new SyntaxError('a flipped bit');
    });
    expect(await read(level, 'b')).toBe('value of b');
    expect(choked).toEqual([new SyntaxError('a flipped bit')]);
  });
});

describe('gathered reads on a real database', () => {
  let dir: string;
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'commonplace-reads-'));
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('[ST1] a batch joins on to what is there and adds what is not', async () => {
    const options = { adapter: 'leveldb', db: syncedLeveldown } as PouchDB.Configuration.LocalDatabaseConfiguration;
    const database = new Pouch(join(dir, 'db'), options);
    const docs = Array.from({ length: 50 }, (_, n) => ({ _id: `note:${n}`, _rev: '1-aaaa' }));
    await database.bulkDocs(docs.slice(0, 25), { new_edits: false });
    const next = docs.map(({ _id }) => ({ _id, _rev: '2-bbbb', _revisions: { start: 2, ids: ['bbbb', 'aaaa'] } }));
    await database.bulkDocs(next, { new_edits: false });
    const { results } = await database.changes({ since: 0, style: 'all_docs' });
    expect(results.map(({ changes }) => changes.map(({ rev }) => rev))).toEqual(docs.map(() => ['2-bbbb']));
    await database.close();
  });

  it('[ST1] what is asked for just before the database is closed is answered', async () => {
    const level = syncedLeveldown(join(dir, 'db')) as LevelDown;
    await new Promise((resolve) => level.open({}, resolve));
    await new Promise((resolve) => level.put('key', 'value', resolve));
    const readings = ['key', 'key'].map(
      (key) => new Promise((resolve) => level.get(key, { asBuffer: false }, (_error, value) => resolve(value))),
    );
    const closed = new Promise((resolve) => level.close(resolve));
    expect(await Promise.all(readings)).toEqual(['value', 'value']);
    await closed;
  });
});

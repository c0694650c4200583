import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openStore } from './store.ts';

it('[ST2] a document that is compacted while its change is read costs neither the list nor the others', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'whole-changes-'));
  const store = await openStore(dir);
  const { database } = store;
  const leaf = (id: string, rev: string, parent: string) => ({
    _id: id,
    _rev: `2-${rev}`,
    _revisions: { start: 2, ids: [rev, parent] },
  });
  try {
    const documents = [leaf('torn', 'b'.repeat(32), '1'.repeat(32)), leaf('torn', 'a'.repeat(32), '2'.repeat(32))];
    await database.bulkDocs(
      [...documents, leaf('whole', 'c'.repeat(32), '3'.repeat(32))] as PouchDB.Core.PutDocument<object>[],
      {
        new_edits: false,
      },
    );
    // What a compaction between two reads leaves: the metadata names a revision whose body is gone.
    await new Promise<void>((resolve, reject) => {
      const compact = Reflect.get(database, '_doCompaction') as (
        id: string,
        revs: readonly string[],
        done: (error?: Error) => void,
      ) => void;
      compact.call(database, 'torn', [`2-${'b'.repeat(32)}`], (error) => (error ? reject(error) : resolve()));
    });
    const { changes } = await store.changesSince(0, 10);
    expect(changes.map(({ id, leaves }) => [id, leaves.length])).toEqual([
      ['torn', 0],
      ['whole', 1],
    ]);
  } finally {
    await store.close();
    await rm(dir, { recursive: true });
  }
});

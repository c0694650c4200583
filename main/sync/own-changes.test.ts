import { describe, expect, it } from 'vitest';
import { Outbox } from '../../core/sync/outbox.ts';
import type { LocalDatabase } from './local-database.ts';
import { createOwnChanges } from './own-changes.ts';

/** A local database of changes alone, of which a look can fail. */
class ChangedDatabase {
  readonly rows: { readonly id: string; readonly seq: number; readonly changes: { readonly rev: string }[] }[] = [];
  failures = 0;

  async changes({ since }: { since: number }): Promise<unknown> {
    await Promise.resolve();
    this.failures -= 1;
    if (this.failures >= 0) throw new Error('the disk stumbled');
    return { results: this.rows.filter(({ seq }) => seq > since) };
  }

  get = () => Promise.reject(Object.assign(new Error('missing'), { status: 404 }));
  put = async () => ({ rev: '1-a' });

  write(id: string): void {
    this.rows.push({ id, seq: this.rows.length + 1, changes: [{ rev: '1-a' }] });
  }
}

describe('what this profile wrote', () => {
  it('[SY4] is pushed also when the look that came upon it first failed', async () => {
    const db = new ChangedDatabase();
    const outbox = new Outbox();
    let onWritten = (): void => undefined;
    const broken: unknown[] = [];
    const ownChanges = createOwnChanges({
      db: db as unknown as LocalDatabase,
      outbox,
      isOwn: (id) => id.startsWith('own'),
      storeMs: 1000,
      onChanged: () => undefined,
      onWritten: (listener) => {
        onWritten = listener;
        return () => undefined;
      },
      onBroken: (cause) => broken.push(cause),
    });
    await ownChanges.start();
    await ownChanges.use('server', false);
    db.write('foreign');
    ownChanges.stored(false);
    db.failures = 1;
    const look = ownChanges.keep();
    db.write('own');
    onWritten();
    await expect(look).rejects.toThrow();
    // As the next connection does.
    await ownChanges.start();
    await ownChanges.keep();
    expect(outbox.unsent(9).map(({ id }) => id)).toEqual(['own']);
    expect(broken).toEqual([]);
  });
});

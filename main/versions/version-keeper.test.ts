import { describe, expect, it } from 'vitest';
import type { DeviceId, NoteId } from '../../core/contract/ids.ts';
import { docPartOf, stampedIdOf, writerOf } from '../../core/segment/ids.ts';
import type { VersionDocument } from '../../core/version/document.ts';
import { VERSION_PACE } from '../../core/version/pace.ts';
import type { VersionReader, VersionStore, WrittenNote } from './ports.ts';
import { VersionKeeper } from './version-keeper.ts';
import { versionReading } from './version-reading.ts';
import { VersionShelf } from './version-shelf.ts';

const MINUTE_MS = 60_000;
const NOTE = '0'.repeat(20) as NoteId;
const ALICE = { account: 'alice', device: 'a'.repeat(16) as DeviceId };

/** Versions in memory, and a clock that is set by hand. */
class Desk {
  readonly documents = new Map<string, VersionDocument>();
  readonly reader: VersionReader = {
    facts: async (documents) => versionReading.facts(documents),
    text: async (document) => versionReading.text(document),
    compare: async (texts) => versionReading.compare(texts),
    editsBack: async (way) => versionReading.editsBack(way),
  };
  nowMs = 0;
  isFull = false;
  readonly #timers = new Set<{ readonly atMs: number; readonly run: () => void }>();
  readonly store: VersionStore = {
    ids: async (note) => [...this.documents.keys()].filter((id) => docPartOf(id) === note).sort(),
    read: async (ids) => ids.flatMap((id) => this.documents.get(id) ?? []),
    write: async (document) => {
      if (this.isFull) throw new Error('full');
      if (this.documents.has(document._id)) return false;
      this.documents.set(document._id, document);
      return true;
    },
    bury: async (ids) => ids.forEach((id) => void this.documents.delete(id)),
  };
  readonly shelf = new VersionShelf({ store: this.store, reader: this.reader });
  readonly note: WrittenNote & { text: { title: string; body: string } } = {
    id: NOTE,
    text: { title: '', body: '' },
    get units() {
      return this.text.title.length + this.text.body.length;
    },
    reach: new Map([['alice', 1]]),
    editedBy: 'alice',
  };
  readonly keeper = new VersionKeeper({
    store: this.store,
    shelf: this.shelf,
    pace: VERSION_PACE,
    now: () => this.nowMs,
    after: (delayMs, run) => {
      const timer = { atMs: this.nowMs + delayMs, run };
      this.#timers.add(timer);
      return () => void this.#timers.delete(timer);
    },
    writer: () => ALICE,
    isOwn: (id) => writerOf(id)?.account === 'alice',
    log: { info: () => undefined, error: () => undefined },
  });

  /** Types at the end, as one edit. */
  type(text: string): void {
    void this.keeper.beforeEdit(this.note, 0);
    this.note.text = { ...this.note.text, body: this.note.text.body + text };
  }

  /** Lets time pass, and what is due happen. */
  async pass(ms: number): Promise<void> {
    this.nowMs += ms;
    for (const timer of this.#timers)
      if (timer.atMs <= this.nowMs) {
        this.#timers.delete(timer);
        timer.run();
      }
    await this.keeper.thin(NOTE);
  }

  /** What the versions say, oldest first, with what they were made for. */
  async kept(): Promise<string[]> {
    const versions = await this.shelf.list(NOTE);
    return Promise.all(
      versions.map(async ({ id, kind, name }) => `${name || kind}: ${(await this.shelf.text(NOTE, id))?.body}`),
    );
  }
}

describe('making versions', () => {
  it('[VS1] keeps what was written when nothing was typed for two minutes', async () => {
    const desk = new Desk();
    desk.type('one');
    await desk.pass(1.5 * MINUTE_MS);
    desk.type(' two');
    await desk.pass(1.5 * MINUTE_MS);
    expect(await desk.kept()).toEqual([]);
    await desk.pass(MINUTE_MS);
    expect(await desk.kept()).toEqual(['automatic: one two']);
    await desk.pass(60 * MINUTE_MS);
    expect(await desk.kept()).toEqual(['automatic: one two']);
  });

  it('[VS1] keeps it every ten minutes of one who does not stop', async () => {
    const desk = new Desk();
    for (let minute = 0; minute < 25; minute++) {
      desk.type(String(minute % 10));
      await desk.pass(MINUTE_MS);
    }
    expect(await desk.kept()).toEqual(['automatic: 0123456789', 'automatic: 01234567890123456789']);
  });

  it('[VS1] keeps nothing twice, and what waits at the end', async () => {
    const desk = new Desk();
    desk.type('one');
    await desk.keeper.finish();
    expect(await desk.kept()).toEqual(['automatic: one']);
    desk.type('');
    await desk.keeper.finish();
    expect(await desk.kept()).toEqual(['automatic: one']);
    expect(await desk.keeper.keep(desk.note, 'named', 'Draft')).toBe(true);
    expect(await desk.kept()).toEqual(['automatic: one', 'Draft: one']);
  });

  it('[VS1] keeps what stood in a note before it is written in here for the first time', async () => {
    const desk = new Desk();
    desk.note.text = { title: 'Plan', body: 'from before' };
    desk.type(' and now');
    await desk.pass(3 * MINUTE_MS);
    expect(await desk.kept()).toEqual(['automatic: from before', 'automatic: from before and now']);
  });

  it('[VS2] keeps the text before much of it is deleted, and says when it is safe', async () => {
    const desk = new Desk();
    desk.type('a sentence of more than forty characters, all of it');
    await desk.keeper.finish();
    desk.type(' but for this');
    const kept = desk.keeper.beforeEdit(desk.note, 45);
    desk.note.text = { title: '', body: '' };
    expect(kept).toBeDefined();
    await kept;
    expect((await desk.kept()).at(-1)).toBe(
      'before-deletion: a sentence of more than forty characters, all of it but for this',
    );
    expect(desk.keeper.beforeEdit(desk.note, 3)).toBeUndefined();
  });

  it('[VS2] lets the deletion go on when nothing can be kept', async () => {
    const desk = new Desk();
    desk.type('a sentence of more than forty characters, all of it');
    desk.isFull = true;
    await expect(desk.keeper.beforeEdit(desk.note, 45)).resolves.toBe(false);
  });

  it('[VS1] leaves what somebody else wrote last to them, unless nothing of the note was ever kept', async () => {
    const desk = new Desk();
    Object.assign(desk.note, { text: { title: '', body: 'from bob' }, editedBy: 'bob' });
    desk.type(' and alice');
    await desk.pass(3 * MINUTE_MS);
    expect(await desk.kept()).toEqual(['automatic: from bob', 'automatic: from bob and alice']);
    const again = { ...desk.note, text: { title: '', body: 'all from bob' } };
    void desk.keeper.beforeEdit(again, 0);
    again.text = { title: '', body: 'all from bob, alice' };
    await desk.pass(3 * MINUTE_MS);
    expect((await desk.kept()).slice(2)).toEqual(['automatic: all from bob, alice']);
  });

  it('[VS13] passes over versions that are unsound', async () => {
    const desk = new Desk();
    desk.type('one');
    await desk.keeper.finish();
    const [sound] = desk.documents.values();
    const id = stampedIdOf({ doc: NOTE, kind: 'v', lamport: 7, account: 'bob', device: ALICE.device });
    desk.documents.set(id, { ...(sound as VersionDocument), _id: id, by: 'bob' });
    expect(await desk.kept()).toEqual(['automatic: one']);
    desk.type(' two');
    await desk.keeper.finish();
    expect(await desk.kept()).toEqual(['automatic: one', 'automatic: one two']);
  });

  it('[VS3] buries what it made itself and nothing else', async () => {
    const desk = new Desk();
    for (let hour = 0; hour < 48; hour++) {
      desk.type(String(hour % 10));
      await desk.pass(10 * MINUTE_MS);
      desk.type('.');
      await desk.pass(50 * MINUTE_MS);
    }
    const before = desk.documents.size;
    await desk.pass(10 * 24 * 60 * MINUTE_MS);
    expect(before).toBeGreaterThan(48);
    expect(desk.documents.size).toBeLessThanOrEqual(5);
    expect((await desk.kept())[0]).toBe('automatic: 0');
  });
});

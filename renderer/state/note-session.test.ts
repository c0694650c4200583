import { flushSync } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { FakeMain } from '../testing/fake-main.ts';
import type { NoteBinding } from './note-binding.ts';
import type { NoteSession } from './note-session.svelte.ts';
import { OpenNotes } from './open-notes.svelte.ts';

/** A window with one note on screen, as the editors see it. */
class Writer {
  readonly bridge: Bridge;
  readonly notes: OpenNotes;
  readonly id: NoteId;

  constructor(main: FakeMain, id: NoteId) {
    this.bridge = main.createWindow();
    this.notes = new OpenNotes(this.bridge);
    this.id = id;
    this.notes.open(id);
  }

  get session(): NoteSession {
    const session = this.notes.current;
    if (session === undefined) throw new Error('no note is on screen');
    return session;
  }

  get binding(): NoteBinding {
    const { phase } = this.session;
    if (phase.state !== 'open') throw new Error(`the note is ${phase.state}`);
    return phase.binding;
  }

  get body(): string {
    return this.binding.body.text.toString();
  }

  /** Types as the editor does: under an origin that the undo history follows. */
  type(text: string, at = this.body.length): void {
    const { doc, body } = this.binding;
    body.undo.addTrackedOrigin(this);
    doc.transact(() => body.text.insert(at, text), this);
  }

  erase(at: number, length: number): void {
    const { doc, body } = this.binding;
    doc.transact(() => body.text.delete(at, length), this);
  }

  async ready(): Promise<this> {
    await vi.waitFor(() => expect(this.session.phase.state).toBe('open'));
    return this;
  }
}

const FULL = { code: 'store-full' } as const;

function editsAsked(main: FakeMain): number {
  return main.asked.filter(({ name }) => name === 'notes.edit').length;
}

describe('note session', () => {
  const setUp = async () => {
    const main = new FakeMain();
    const id = main.addNote('Plan', 'Doors at seven. Lights off.');
    const alice = await new Writer(main, id).ready();
    return { main, id, alice };
  };

  beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'], shouldAdvanceTime: true }));
  afterEach(() => vi.useRealTimers());

  it('[UI3] sends nothing when a note is only opened', async () => {
    const { main, alice } = await setUp();
    expect(await alice.notes.flush()).toBe(true);
    expect(editsAsked(main)).toBe(0);
  });

  it('[UI3] sends the first key at once and what was typed meanwhile in one message after the answer', async () => {
    const { main, id, alice } = await setUp();
    const release = main.hold();
    for (const letter of ' Yes') alice.type(letter);
    expect(editsAsked(main)).toBe(1);
    release();
    expect(await alice.notes.flush()).toBe(true);
    expect(editsAsked(main)).toBe(2);
    expect(main.textOf(id, 'body')).toBe('Doors at seven. Lights off. Yes');
  });

  it('[UI4] says saved only after main has answered for every edit', async () => {
    const { main, alice } = await setUp();
    const release = main.hold();
    alice.type('!');
    expect(alice.session.save).toEqual({ state: 'saving' });
    release();
    await alice.notes.flush();
    expect(alice.session.save).toEqual({ state: 'saved' });
  });

  it('[UI5] keeps unsaved edits while the disk is full, lets typing go on, and saves all when there is room', async () => {
    const { main, id, alice } = await setUp();
    main.failing('notes.edit', FULL);
    alice.type(' One.');
    expect(await alice.notes.flush()).toBe(false);
    expect(alice.session.save).toEqual({ state: 'not-saved', code: 'store-full' });
    alice.type(' Two.');
    expect(alice.body).toBe('Doors at seven. Lights off. One. Two.');
    main.failing('notes.edit', undefined);
    await vi.waitFor(() => expect(alice.session.save).toEqual({ state: 'saved' }));
    expect(main.textOf(id, 'body')).toBe('Doors at seven. Lights off. One. Two.');
  });

  it('[UI5] keeps a note that left the screen alive until its edits are saved', async () => {
    const { main, id, alice } = await setUp();
    const other = main.addNote('Other');
    main.failing('notes.edit', FULL);
    alice.type(' One.');
    await alice.notes.flush();
    alice.notes.open(other);
    expect(alice.notes.save).toEqual({ state: 'not-saved', code: 'store-full' });
    main.failing('notes.edit', undefined);
    await vi.waitFor(() => expect(alice.notes.save).toEqual({ state: 'saved' }));
    expect(main.textOf(id, 'body')).toBe('Doors at seven. Lights off. One.');
    await vi.waitFor(() => expect(main.asked).toContainEqual({ name: 'notes.close', input: { id } }));
  });

  it.each([true, false])(
    '[UI6] re-makes unsaved edits under a new client id, once each (told by an event: %s)',
    async (isTold) => {
      const { main, id, alice } = await setUp();
      alice.type(' Saved.');
      await alice.notes.flush();
      main.failing('notes.edit', FULL);
      alice.erase(0, 6);
      alice.type('Gates ', 0);
      alice.type(' Unsaved.');
      await alice.notes.flush();
      main.failing('notes.edit', undefined);
      main.withdraw(id, isTold);
      await vi.waitFor(() => expect(alice.session.save).toEqual({ state: 'saved' }));
      expect(main.textOf(id, 'body')).toBe('Gates at seven. Lights off. Saved. Unsaved.');
      expect(alice.body).toBe('Gates at seven. Lights off. Saved. Unsaved.');
      alice.type(' More.');
      expect(await alice.notes.flush()).toBe(true);
      expect(main.textOf(id, 'body')).toBe('Gates at seven. Lights off. Saved. Unsaved. More.');
    },
  );

  it('[UI6] does not double a colleague’s edit that arrives while the note is opened again', async () => {
    const { main, id, alice } = await setUp();
    main.failing('notes.edit', FULL);
    alice.type(' Mine.');
    await alice.notes.flush();
    main.failing('notes.edit', undefined);
    const release = main.hold();
    main.withdraw(id, true);
    await vi.waitFor(() => expect(main.asked.at(-1)?.name).toBe('notes.open'));
    await Promise.resolve();
    main.editRemotely(id, (doc) => doc.getText('body').insert(0, 'Hers. '));
    release();
    await vi.waitFor(() => expect(alice.session.save).toEqual({ state: 'saved' }));
    expect(main.textOf(id, 'body')).toBe('Hers. Doors at seven. Lights off. Mine.');
    expect(alice.body).toBe('Hers. Doors at seven. Lights off. Mine.');
  });

  it('[UI7] two windows of one note converge and each undoes only its own edits', async () => {
    const { main, id, alice } = await setUp();
    const bob = await new Writer(main, id).ready();
    alice.type(' From alice.');
    bob.type('From bob. ', 0);
    await Promise.all([alice.notes.flush(), bob.notes.flush()]);
    expect(alice.body).toBe('From bob. Doors at seven. Lights off. From alice.');
    expect(bob.body).toBe(alice.body);
    alice.binding.body.undo.undo();
    alice.binding.body.undo.undo();
    await alice.notes.flush();
    expect(bob.body).toBe('From bob. Doors at seven. Lights off.');
    expect(main.textOf(id, 'body')).toBe(bob.body);
  });

  it('[UI8] sends what is unsent when the app is about to close', async () => {
    const { main, id, alice } = await setUp();
    main.failing('notes.edit', FULL);
    alice.type(' Last.');
    await alice.notes.flush();
    main.failing('notes.edit', undefined);
    main.tell('app.closing', { waitMs: 1000 });
    await vi.waitFor(() => expect(main.textOf(id, 'body')).toBe('Doors at seven. Lights off. Last.'), {
      interval: 1,
      timeout: 100,
    });
  });

  it('[UI9] knows that the note lies in the Trash, whoever put it there', async () => {
    const { main, id, alice } = await setUp();
    const bob = await new Writer(main, id).ready();
    await bob.bridge.invoke('notes.trash', { id });
    flushSync();
    expect(alice.session.isTrashed).toBe(true);
    await bob.bridge.invoke('notes.restore', { id });
    expect(alice.session.isTrashed).toBe(false);
  });

  it('[UI3] takes an insertion of 200,000 characters as one edit', async () => {
    const { main, id, alice } = await setUp();
    alice.type('x'.repeat(200_000));
    expect(await alice.notes.flush()).toBe(true);
    expect(main.textOf(id, 'body').length).toBe(200_027);
    expect(editsAsked(main)).toBe(1);
  });
});

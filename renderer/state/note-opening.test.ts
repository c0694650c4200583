import { describe, expect, it, vi } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { FakeMain } from '../testing/fake-main.ts';
import type { NoteBinding } from './note-binding.ts';
import type { NoteSession } from './note-session.svelte.ts';
import { OpenNotes } from './open-notes.svelte.ts';

/** A window that opens a note, of which main keeps the document back. */
class Window {
  readonly main = new FakeMain();
  readonly id: NoteId;
  readonly release: () => void;
  readonly notes: OpenNotes;

  constructor(body: string, prepare: (main: FakeMain, id: NoteId) => void = () => undefined) {
    this.id = this.main.addNote('Plan', body);
    prepare(this.main, this.id);
    this.release = this.main.hold('notes.open');
    this.notes = new OpenNotes(this.main.createWindow());
    this.notes.open(this.id);
  }

  get session(): NoteSession {
    const session = this.notes.current;
    if (session === undefined) throw new Error('no note is on screen');
    return session;
  }

  get binding(): NoteBinding {
    const { binding } = this.session;
    if (binding === undefined) throw new Error('nothing is on screen');
    return binding;
  }

  get body(): string {
    return this.binding.body.text.toString();
  }

  async reaches(state: NoteSession['phase']['state']): Promise<this> {
    await vi.waitFor(() => expect(this.session.phase.state).toBe(state));
    return this;
  }
}

describe('opening a note', () => {
  it('[OP1] shows title and text before the document is there, and the document afterwards', async () => {
    const window = await new Window('Doors at seven.').reaches('shown');
    expect([window.binding.title.text.toString(), window.body]).toEqual(['Plan', 'Doors at seven.']);
    const shown = window.binding;
    window.release();
    await window.reaches('open');
    expect(window.binding).not.toBe(shown);
    expect(window.body).toBe('Doors at seven.');
    expect(window.main.asked.filter(({ name }) => name === 'notes.edit')).toEqual([]);
  });

  it('[OP1] waits for the document when the text is not known', async () => {
    const window = new Window('Doors at seven.', (main) => main.failing('notes.text', { code: 'note-not-found' }));
    await vi.waitFor(() => expect(window.main.asked.at(-1)?.name).toBe('notes.open'));
    expect(window.session.binding).toBeUndefined();
    window.release();
    await window.reaches('open');
  });

  it('[OP2] says saving from the first early key on, and saved when main has it', async () => {
    const window = await new Window('Doors at seven.').reaches('shown');
    expect(window.notes.save).toEqual({ state: 'saved' });
    window.binding.body.text.insert(15, ' Lights off.');
    window.binding.title.text.insert(4, '!');
    expect(window.notes.save).toEqual({ state: 'saving' });
    window.release();
    expect(await window.notes.flush()).toBe(true);
    expect(window.notes.save).toEqual({ state: 'saved' });
    expect(window.main.textOf(window.id, 'body')).toBe('Doors at seven. Lights off.');
    expect(window.main.textOf(window.id, 'title')).toBe('Plan!');
  });

  it('[OP2] says saved again when what was typed early was taken back', async () => {
    const window = await new Window('Doors.').reaches('shown');
    window.binding.body.text.insert(0, 'x');
    window.binding.body.text.delete(0, 1);
    window.release();
    await vi.waitFor(() => expect(window.notes.save).toEqual({ state: 'saved' }));
    expect(window.session.phase.state).toBe('open');
  });

  it('[OP3] carries early edits over to a text that others have gone on with', async () => {
    const listedText = { title: 'Plan', body: 'Doors at seven. Bring cake.', isTrashed: false };
    const window = await new Window('Doors at eight. Bring cake.', (main) => {
      main.listedText = listedText;
    }).reaches('shown');
    window.binding.body.text.insert(listedText.body.length, ' And tea.');
    window.release();
    await window.reaches('open');
    expect(window.body).toBe('Doors at eight. Bring cake. And tea.');
    window.main.editRemotely(window.id, (doc) => doc.getText('body').insert(0, 'Open '));
    expect(window.body).toBe('Open Doors at eight. Bring cake. And tea.');
    window.binding.body.undo.undo();
    expect(window.body).toBe('Open Doors at eight. Bring cake.');
  });

  it('[OP4] keeps what was typed on screen when main will not open the note, and tries again', async () => {
    const window = await new Window('Doors.', (main) => main.failing('notes.open', { code: 'store-failed' })).reaches(
      'shown',
    );
    window.binding.body.text.insert(6, ' Lights.');
    window.release();
    await vi.waitFor(() => expect(window.notes.save).toEqual({ state: 'not-saved', code: 'store-failed' }));
    expect(window.body).toBe('Doors. Lights.');
    window.main.failing('notes.open', undefined);
    expect(await window.notes.flush()).toBe(true);
    expect(window.main.textOf(window.id, 'body')).toBe('Doors. Lights.');
  });

  it('[OP4] shows nothing of a note that main will not open when nothing was typed', async () => {
    const window = await new Window('Doors.', (main) => main.failing('notes.open', { code: 'store-failed' })).reaches(
      'shown',
    );
    window.release();
    await window.reaches('failed');
    expect(window.session.binding).toBeUndefined();
  });

  it('[OP5] saves what was typed early into a note that left the screen before its document came', async () => {
    const window = await new Window('Doors.').reaches('shown');
    window.binding.body.text.insert(6, ' Lights.');
    window.notes.open(window.main.addNote('Other'));
    expect(window.notes.save).toEqual({ state: 'saving' });
    window.release();
    await vi.waitFor(() => expect(window.main.textOf(window.id, 'body')).toBe('Doors. Lights.'));
    await vi.waitFor(() => expect(window.main.asked).toContainEqual({ name: 'notes.close', input: { id: window.id } }));
  });

  it('[OP6] a note of the Trash is locked before its document is there', async () => {
    const window = new Window('Doors.', (main, id) => void main.createWindow().invoke('notes.trash', { id }));
    await window.reaches('shown');
    expect(window.session.isTrashed).toBe(true);
  });
});

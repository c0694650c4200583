import { describe, expect, it } from 'vitest';
import { FakeMain, fakeNoteId } from '../testing/fake-main.ts';
import { NoteExport } from './note-export.ts';

const id = fakeNoteId(1);

/** What is said when a note leaves, in a window whose main answers as it is told. */
function exportOf(main = new FakeMain()) {
  const said: string[] = [];
  const done: string[] = [];
  const notes = new NoteExport({
    bridge: main.createWindow(),
    flush: async () => done.push('sent'),
    say: (text) => said.push(text),
  });
  return { main, notes, said, done };
}

/** Everything that is under way has come to its end. */
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('letting a note out', () => {
  it('[EX12] sends what is unsent before, and names the file after', async () => {
    const { main, notes, said, done } = exportOf();
    notes.save(id, 'pdf');
    expect(main.asked).toEqual([]);
    await settled();
    expect(done).toEqual(['sent']);
    expect(main.asked).toEqual([{ name: 'notes.export', input: { id, format: 'pdf' } }]);
    expect(said).toEqual(['Saved as Note.pdf.']);
  });

  it.each([
    [
      { outcome: 'saved', name: 'a', missing: 1 },
      ['Saved as a. One attachment is not on this computer and not in it.'],
    ],
    [
      { outcome: 'saved', name: 'a', missing: 2 },
      ['Saved as a. 2 attachments are not on this computer and not in it.'],
    ],
    [{ outcome: 'cancelled' }, []],
  ] as const)('[EX12] %j', async (outcome, sentences) => {
    const { main, notes, said } = exportOf();
    main.exported = outcome;
    notes.save(id, 'html');
    await settled();
    expect(said).toEqual(sentences);
  });

  it('[EX12] a failure is a sentence', async () => {
    const { main, notes, said } = exportOf();
    main.failing('notes.export', { code: 'store-full' });
    main.failing('notes.print', { code: 'print-failed' });
    notes.save(id, 'markdown');
    notes.print(id);
    notes.copy(id);
    await settled();
    expect(said).toEqual([
      'The disk is full. Free some space; what you wrote stays here meanwhile.',
      'This could not be printed. Check that a printer is set up and switched on.',
      'Copied as rich text.',
    ]);
  });
});

import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import type { Bridge } from '../../../core/contract/bridge.ts';
import { MAX_ATTACHMENT_BYTES, MAX_PIECE_BYTES } from '../../../core/contract/attachment-commands.ts';
import { Attachments } from '../../state/attachments/attachments.svelte.ts';
import { NoteAttachments } from '../../state/attachments/note-attachments.ts';
import { NoteSession } from '../../state/note-session.svelte.ts';
import { speak } from '../../state/texts.svelte.ts';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { FakeMain } from '../../testing/fake-main.ts';
import { fakeHash } from '../../testing/fake-attachments.ts';
import { bodyExtensions } from '../body-editor.ts';
import { FormatState } from '../habits/toolbar/format-state.svelte.ts';
import { formatTooltip } from '../habits/toolbar/format-tooltip.ts';
import { speakAnew } from '../phrases.ts';
import { attachFiles } from './attach-files.ts';
import { noteAttachments } from './entering.ts';

const open: EditorUnderTest[] = [];
afterEach(() => {
  speak('en');
  for (const { view } of open.splice(0)) view.destroy();
  document.body.replaceChildren();
});

/** A note that is open in a window, with an editor on its text; `|` is the caret. */
async function openNote(text: string, isLocked = false, more: Extension = []) {
  const main = new FakeMain();
  const id = main.addNote('Note', text.replace('|', ''));
  const window = main.createWindow();
  /** How far the window says that it is whenever it sends a piece. */
  const progress: (number | undefined)[] = [];
  const bridge: Bridge = {
    ...window,
    invoke: (name, input) => {
      if (name === 'attachments.append') progress.push(all.uploads.progress?.doneBytes);
      return window.invoke(name, input);
    },
  };
  const session = new NoteSession(bridge, id);
  await session.open();
  if (session.phase.state !== 'open') throw new Error('not open');
  const say = vi.fn<(text: string) => void>();
  const all = new Attachments({ bridge, say, float: vi.fn() });
  const extensions = [bodyExtensions(), noteAttachments(new NoteAttachments(all, () => session)), more];
  const editor = new EditorUnderTest(text, { extensions, doc: session.phase.binding.doc, isLocked });
  open.push(editor);
  return { main, id, session, say, all, editor, view: editor.view, progress };
}

const fileOf = (name: string, content = 'content'): File => new File([content], name);
const addressOf = (n: number, name: string): string => `att:${fakeHash(n)}/${name}`;
/** A fake main counts uploads and files alike. */
const png = addressOf(2, 'cat.png');

function dispatchFiles(view: EditorView, type: 'paste' | 'drop', files: readonly File[], texts = {}): Event {
  const transfer = {
    files,
    items: [],
    types: ['Files'],
    getData: (kind: string): string => Reflect.get(texts, kind) ?? '',
  };
  const event = new Event(type, { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: transfer, dataTransfer: transfer, clientX: 0, clientY: 0 });
  view.contentDOM.dispatchEvent(event);
  return event;
}

describe('attaching files', () => {
  it('[AT40] a pasted picture gets its place at once, and the text refers to it when it is stored', async () => {
    const { editor, view, main } = await openNote('before |after');
    const release = main.hold();
    expect(dispatchFiles(view, 'paste', [fileOf('cat.png')]).defaultPrevented).toBe(true);
    expect(view.contentDOM.querySelector('.att-arriving')?.textContent).toBe('Attaching cat.png…');
    expect(editor.text).toBe('before after');
    release();
    await waitFor(() => expect(editor.shown).toBe(`before ![cat.png](${png})|after`));
    expect(view.contentDOM.querySelector('.att-arriving')).toBeNull();
    editor.press('Ctrl+z');
    expect(editor.text).toBe('before after');
  });

  it('[AT40] what is written meanwhile, here and elsewhere, moves the place; own text goes behind it', async () => {
    const { editor, view, main } = await openNote('one |two');
    const release = main.hold();
    attachFiles(view, [fileOf('cat.png')]);
    editor.type('typed ');
    editor.remote(0, 'remote ');
    editor.remote(editor.text.length, ' end');
    release();
    await waitFor(() => expect(editor.text).toBe(`remote one ![cat.png](${png})typed two end`));
    editor.press('Ctrl+z');
    expect(editor.text).toBe('remote one typed two end');
  });

  it('[IL6] files on their way keep their place when the editor draws itself anew in another language', async () => {
    const { editor, view, main } = await openNote('one |two');
    const release = main.hold();
    attachFiles(view, [fileOf('cat.png')]);
    speak('nl');
    speakAnew(view);
    expect(view.contentDOM.querySelector('.att-arriving')?.textContent).toBe('cat.png bijvoegen…');
    editor.remote(0, 'remote ');
    release();
    await waitFor(() => expect(editor.text).toBe(`remote one ![cat.png](${png})two`));
    expect(view.contentDOM.querySelector('.att-arriving')).toBeNull();
    editor.press('Ctrl+z');
    expect(editor.text).toBe('remote one two');
  });

  it('[AT41] several files keep their order, are one step of Undo, and pictures differ from other files', async () => {
    const { editor, view } = await openNote('|');
    attachFiles(view, [fileOf('b.pdf', 'x'.repeat(10)), fileOf('[1] a.png'), fileOf('c|d.txt')]);
    await waitFor(() => expect(editor.text).not.toBe(''));
    expect(editor.text.split('\n')).toEqual([
      `[b.pdf](${addressOf(2, 'b.pdf')})`,
      `![\\[1\\] a.png](${addressOf(4, '%5B1%5D%20a.png')})`,
      `[c d.txt](${addressOf(6, 'c%7Cd.txt')})`,
    ]);
    editor.press('Ctrl+z');
    expect(editor.text).toBe('');
  });

  it('[AT41] files that are attached at one place one after the other stay in that order', async () => {
    const { editor, view, main } = await openNote('a|');
    const release = main.hold();
    for (const name of ['1.png', '2.png', '3.png']) attachFiles(view, [fileOf(name)]);
    editor.type(' end');
    release();
    await waitFor(() => expect(editor.text.match(/\d(?=\.png\])/g)).toEqual(['1', '2', '3']));
    expect(editor.text).toMatch(/^a!.*\) end$/);
  });

  it('[AT42] a file goes in pieces, one after the other, with its progress', async () => {
    const { view, main, all, editor, progress } = await openNote('|');
    const size = 2 * MAX_PIECE_BYTES + 5;
    attachFiles(view, [fileOf('big.bin', 'x'.repeat(size))]);
    await waitFor(() => expect(editor.text).not.toBe(''));
    const lengths = main.asked
      .filter(({ name }) => name === 'attachments.append')
      .map(({ input }) => (input as { bytes: Uint8Array }).bytes.length);
    expect(lengths).toEqual([MAX_PIECE_BYTES, MAX_PIECE_BYTES, 5]);
    expect(progress).toEqual([0, MAX_PIECE_BYTES, 2 * MAX_PIECE_BYTES]);
    expect(all.uploads.progress).toBeUndefined();
  });

  it('[AT42] an upload that is given up leaves nothing in the text and nothing in main', async () => {
    const { view, main, all, editor } = await openNote('a|');
    const release = main.hold();
    attachFiles(view, [fileOf('big.bin', 'x'.repeat(MAX_PIECE_BYTES + 1))]);
    await waitFor(() => expect(all.uploads.progress?.label).toBe('Attaching big.bin'));
    all.uploads.cancel();
    release();
    await waitFor(() => expect(view.contentDOM.querySelector('.att-arriving')).toBeNull());
    expect(editor.text).toBe('a');
    expect(main.attachments.uploads.size).toBe(0);
    expect(main.asked.map(({ name }) => name)).not.toContain('attachments.finish');
  });

  it('[AT43] a file over the limit is refused before a byte of it is read', async () => {
    const { view, main, say, editor } = await openNote('|');
    const file = fileOf('film.mkv');
    Object.defineProperty(file, 'size', { value: MAX_ATTACHMENT_BYTES + 1 });
    const slice = vi.spyOn(file, 'slice');
    attachFiles(view, [file]);
    expect(say).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('“film.mkv” is too large. Files up to 100 MB'));
    expect(slice).not.toHaveBeenCalled();
    expect(main.asked.some(({ name }) => name.startsWith('attachments.'))).toBe(false);
    expect(editor.text).toBe('');
  });

  it('[AT43] of several files the others are attached when one is refused by main', async () => {
    const { view, main, say, editor } = await openNote('|');
    main.failing('attachments.finish', { code: 'store-full' });
    attachFiles(view, [fileOf('a.png')]);
    await waitFor(() => expect(say).toHaveBeenCalledWith(expect.stringContaining('“a.png” was not attached.')));
    main.failing('attachments.finish', undefined);
    attachFiles(view, [fileOf('b.png')]);
    await waitFor(() => expect(editor.text).toContain('![b.png]'));
    expect(editor.text).not.toContain('a.png');
  });

  it.each([
    [{ 'text/plain': 'words' }, true],
    [{ 'text/html': '<b>words</b>' }, true],
    [{ 'text/html': '<meta charset="utf-8"><style>b { color: red }</style><img src="x">' }, false],
    [{ 'text/plain': 'cat.png' }, false],
    [{ 'text/plain': '/home/anna/cat.png' }, false],
    [{ 'text/plain': 'see cat.png' }, true],
  ])('[AT44] a clipboard with a picture and %j: the text wins is %s', async (texts, doesTextWin) => {
    const { view, main } = await openNote('|');
    dispatchFiles(view, 'paste', [fileOf('cat.png')], texts);
    await waitFor(() => expect(view.contentDOM.querySelector('.att-arriving')).toBeNull());
    expect(main.attachments.infos.size).toBe(doesTextWin ? 0 : 1);
  });

  it('[AT45] files that are dropped are attached where they are dropped', async () => {
    const { view, editor } = await openNote('before after|');
    vi.spyOn(view, 'posAtCoords').mockReturnValue(7);
    expect(dispatchFiles(view, 'drop', [fileOf('cat.png')]).defaultPrevented).toBe(true);
    await waitFor(() => expect(editor.text).toBe(`before ![cat.png](${png})after`));
  });

  it('[AT46] files are chosen by keyboard', async () => {
    const { main, editor } = await openNote('|');
    main.attachments.picked = [main.attachments.add('plan.pdf')];
    expect(editor.press('Ctrl+Shift+A')).toBe(true);
    await waitFor(() => expect(editor.text).toBe(`[plan.pdf](${addressOf(1, 'plan.pdf')})`));
  });

  it('[AT46] files are chosen from the menu of blocks', async () => {
    const { main, editor } = await openNote('|');
    main.attachments.picked = [main.attachments.add('plan.pdf')];
    editor.type('/attach');
    await screen.findByRole('option', { name: /Attach a file/ });
    await waitFor(() => expect(editor.press('Enter')).toBe(true));
    await waitFor(() => expect(editor.text).toBe(`[plan.pdf](${addressOf(1, 'plan.pdf')})`));
  });

  it('[AT46] files are chosen by a button of the toolbar', async () => {
    const { main, editor } = await openNote('|', false, formatTooltip(new FormatState(localStorage)));
    main.attachments.picked = [main.attachments.add('plan.pdf')];
    editor.press('Alt+F10');
    screen.getByRole('button', { name: 'Attach a file…' }).click();
    await waitFor(() => expect(editor.text).toBe(`[plan.pdf](${addressOf(1, 'plan.pdf')})`));
  });

  it('[AT47] nothing enters a note that is locked', async () => {
    const { view, main, editor } = await openNote('text|', true);
    dispatchFiles(view, 'paste', [fileOf('cat.png')]);
    dispatchFiles(view, 'drop', [fileOf('cat.png')]);
    editor.press('Ctrl+Shift+A');
    expect(attachFiles(view, [fileOf('cat.png')])).toBe(false);
    await Promise.resolve();
    expect(main.asked.some(({ name }) => name.startsWith('attachments.'))).toBe(false);
    expect(editor.text).toBe('text');
  });

  it('[AT48] a note that leaves the screen meanwhile stays open until its file is in, at its place', async () => {
    const { view, main, id, session } = await openNote('one |two');
    const release = main.hold();
    attachFiles(view, [fileOf('cat.png')]);
    view.destroy();
    let isSaved = false;
    void session.whenSaved().then(() => (isSaved = true));
    main.editRemotely(id, (doc) => doc.getText('body').insert(0, 'zero '));
    // Nothing is unsaved, and yet the session is not done.
    expect(await session.flush()).toBe(true);
    expect(isSaved).toBe(false);
    release();
    await waitFor(() => expect(main.textOf(id, 'body')).toBe(`zero one ![cat.png](${png})two`));
    await waitFor(() => expect(isSaved).toBe(true));
  });
});

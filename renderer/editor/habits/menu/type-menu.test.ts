import { completionStatus } from '@codemirror/autocomplete';
import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { namedDays } from './date-words.ts';

/** A Tuesday, by the computer's own calendar. */
const TUESDAY = new Date(2026, 10, 24, 15, 30).getTime();

let editor: EditorUnderTest;
afterEach(() => {
  editor?.view.destroy();
  document.body.replaceChildren();
});

const open = (text: string): EditorUnderTest => {
  editor = new EditorUnderTest(text, { extensions: bodyExtensions(() => TUESDAY) });
  return editor;
};
const options = (): string[] => screen.queryAllByRole('option').map(({ textContent }) => textContent ?? '');
const shown = (wanted: readonly string[]) => waitFor(() => expect(options()).toEqual(wanted));
/** Takes the selected entry, as soon as the menu takes keys. */
const choose = (): Promise<void> => waitFor(() => expect(editor.press('Enter') && options()).toEqual([]));

/** Whatever the last key asked for has been looked up. */
const answered = (): Promise<void> => waitFor(() => expect(completionStatus(editor.view.state)).not.toBe('pending'));

describe('the menu of blocks', () => {
  it('[IH30] opens at / on an empty line, is a list box, and is filtered by typing', async () => {
    open('|').type('/');
    await waitFor(() => expect(options()).toHaveLength(12));
    const list = screen.getByRole('listbox', { name: 'What to insert' });
    expect(editor.view.contentDOM.getAttribute('aria-controls')).toBe(list.id);
    expect(options()[0]).toContain('Heading 1');
    editor.type('li');
    await shown(['Bullet list-', 'Numbered list1.', 'Task- [ ]', 'Divider---']);
    editor.type('st');
    await shown(['Bullet list-', 'Numbered list1.', 'Task- [ ]']);
  });

  it.each([
    ['|', '/h2', '## |'],
    ['- one|', ' /task', '- [ ] one |'],
    ['> |', '/bul', '> - |'],
    ['words|', ' /quo', '> words |'],
    ['|', '/code', '```\n|\n```'],
    ['above\n|', '/div', 'above\n\n---\n|'],
    ['words|', ' /code', 'words\n\n```\n|\n```'],
    ['at |', '/date', 'at @2026-11-24|'],
    ['|', '/table', '| Column | Column |\n| ------ | ------ |\n|        |        |'],
  ])('[IH31] in %j choosing %j gives %j, and one Undo brings back what was typed', async (text, typed, wanted) => {
    open(text).type(typed);
    const before = editor.text;
    await waitFor(() => expect(options()).toHaveLength(1));
    await choose();
    if (wanted.startsWith('|')) expect(editor.text).toBe(wanted);
    else expect(editor.shown).toBe(wanted);
    editor.press('Ctrl+z');
    expect(editor.text).toBe(before);
  });

  it('[IH36] is asked only where its sign stands: any other key is one change of the editor', () => {
    open('|').type('x');
    expect(completionStatus(editor.view.state)).toBeNull();
    editor.type(' /');
    expect(completionStatus(editor.view.state)).toBe('pending');
  });

  it('[IH30] does not open within a word, in an address or in code, and closes at a space', async () => {
    open('|').type('/');
    await waitFor(() => expect(options()).toHaveLength(12));
    editor.type(' ');
    await shown([]);
    for (const text of ['km|', 'https:|', '```\n|\n```', '`a |`']) {
      open(text).type('/');
      await answered();
      expect(options()).toEqual([]);
      editor.view.destroy();
    }
  });

  it('[IH32] Escape sends it away for good, whatever is typed on', async () => {
    open('|').type('/hea');
    await waitFor(() => expect(options()).toHaveLength(3));
    editor.press('Escape');
    await shown([]);
    editor.type('d');
    await answered();
    expect(options()).toEqual([]);
  });

  it('[IH33] stays open when others write elsewhere, and closes when its place is gone', async () => {
    open('above\n\n|').type('/hea');
    await waitFor(() => expect(options()).toHaveLength(3));
    editor.remote(0, 'far ');
    await answered();
    expect(options()).toHaveLength(3);
    await choose();
    expect(editor.text).toBe('far above\n\n# ');
    open('above|').type(' /hea');
    await waitFor(() => expect(options()).toHaveLength(3));
    editor.editable.text.doc?.transact(() => editor.editable.text.delete(4, 4), 'main');
    await shown([]);
  });
});

describe('days', () => {
  it('[IH34] @ names days, and the chosen one is written as its date', async () => {
    open('until |').type('@m');
    await shown(['monday2026-11-30']);
    await choose();
    expect(editor.shown).toBe('until @2026-11-30|');
  });

  it('[IH34] a weekday is the next one that is not today, over the change of month, year and clocks', () => {
    const written = (at: Date, word: string) => namedDays(at.getTime()).find((day) => day.word === word)?.written;
    expect(written(new Date(2026, 10, 24, 0, 5), 'today')).toBe('@2026-11-24');
    expect(written(new Date(2026, 10, 24, 23, 55), 'tuesday')).toBe('@2026-12-01');
    expect(written(new Date(2026, 11, 31, 23, 59), 'tomorrow')).toBe('@2027-01-01');
    expect(written(new Date(2026, 2, 1, 1), 'yesterday')).toBe('@2026-02-28');
    expect(written(new Date(2026, 2, 28, 23, 30), 'tomorrow')).toBe('@2026-03-29');
  });
});

import { openSearchPanel } from '@codemirror/search';
import { fireEvent, screen, waitFor } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { findLabel, MOST_MATCHES } from './matches.ts';

let editor: EditorUnderTest;
afterEach(() => {
  editor.view.destroy();
  document.body.replaceChildren();
});

const TEXT = 'Tea, tea and teapot.\nTEA again: tea|';

/** Opens the panel and looks for something. */
async function find(text: string, wanted: string, key: 'Ctrl+f' | 'Ctrl+h' = 'Ctrl+f'): Promise<void> {
  editor = new EditorUnderTest(text);
  editor.press(key);
  await fireEvent.input(field('Find'), { target: { value: wanted } });
}

const field = (name: string): HTMLInputElement => screen.getByRole('textbox', { name });
const told = (): string | null => screen.getByRole('status').textContent;
const press = (name: string): Promise<boolean> => fireEvent.click(screen.getByRole('button', { name }));
const key = (name: string, init: KeyboardEventInit): Promise<boolean> => fireEvent.keyDown(field(name), init);

describe('find in a note', () => {
  it('[IH22] Ctrl+F opens a panel that tells how many there are and which one is selected', async () => {
    await find(TEXT, 'tea');
    await waitFor(() => expect(told()).toBe('5 found'));
    await key('Find', { key: 'Enter' });
    await waitFor(() => expect(told()).toBe('1 of 5'));
    await key('Find', { key: 'Enter', shiftKey: true });
    await waitFor(() => expect(told()).toBe('5 of 5'));
    await fireEvent.input(field('Find'), { target: { value: 'coffee' } });
    await waitFor(() => expect(told()).toBe('Nothing found'));
  });

  it('[IH22] Escape closes the panel and goes back into the text', async () => {
    await find(TEXT, 'tea');
    await key('Find', { key: 'Escape' });
    expect(screen.queryByRole('search')).toBeNull();
    expect(editor.view.hasFocus).toBe(true);
  });

  it('[IH23] looks for the case, for whole words and for a regular expression when told to', async () => {
    await find(TEXT, 'tea');
    await press('Whole words');
    await waitFor(() => expect(told()).toBe('4 found'));
    await press('Match case');
    await waitFor(() => expect(told()).toBe('2 found'));
    expect(screen.getByRole('button', { name: 'Match case' }).getAttribute('aria-pressed')).toBe('true');
    await press('Whole words');
    await press('Regular expression');
    await fireEvent.input(field('Find'), { target: { value: 't.a\\b' } });
    await waitFor(() => expect(told()).toBe('2 found'));
    await fireEvent.input(field('Find'), { target: { value: 't(' } });
    await waitFor(() => expect(told()).toBe('Not a regular expression'));
    expect(field('Find').getAttribute('aria-invalid')).toBe('true');
  });

  it('[IH24] Ctrl+H replaces one and then the next, each a step of Undo', async () => {
    await find('tea and tea|', 'tea', 'Ctrl+h');
    await fireEvent.input(field('Replace with'), { target: { value: 'mate' } });
    await press('Next');
    await press('Replace');
    expect(editor.text).toBe('mate and tea');
    await press('Replace');
    expect(editor.text).toBe('mate and mate');
    editor.press('Ctrl+z');
    expect(editor.text).toBe('mate and tea');
  });

  it('[IH25] replaces all at once, as one edit and one step of Undo, and tells how many', async () => {
    await find(TEXT, '(t)ea', 'Ctrl+h');
    await press('Regular expression');
    await fireEvent.input(field('Replace with'), { target: { value: '$1oast' } });
    let updates = 0;
    editor.editable.text.doc?.on('update', () => updates++);
    await press('Replace all');
    expect(editor.text).toBe('Toast, toast and toastpot.\nTOAST again: toast'.replace('TOAST', 'Toast'));
    expect(updates).toBe(1);
    await waitFor(() => expect(told()).toBe('Replaced 5'));
    editor.press('Ctrl+z');
    expect(editor.text).toBe(TEXT.replace('|', ''));
  });

  it('[IH22] follows what others write while it is open', async () => {
    await find(TEXT, 'tea');
    editor.remote(0, 'tea ');
    await waitFor(() => expect(told()).toBe('6 found'));
  });

  it('[IH24] offers no replacing where one may not write', () => {
    editor = new EditorUnderTest('tea|', { isLocked: true });
    openSearchPanel(editor.view);
    expect(screen.queryByRole('button', { name: 'Show replace' })).toBeNull();
    editor.press('Ctrl+h');
    expect(screen.queryByRole('textbox', { name: 'Replace with' })).toBeNull();
  });

  it('[IH22] says when there are more than it counts', () => {
    editor = new EditorUnderTest('|');
    const query = { search: 'a', valid: true };
    expect(findLabel(query, MOST_MATCHES + 1, 3)).toBe('3 of more than 10,000');
    expect(findLabel({ search: '', valid: false }, 0, 0)).toBe('');
  });
});

import { completionStatus } from '@codemirror/autocomplete';
import { screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeMain } from '../../testing/fake-main.ts';
import { linkedEditor } from '../../testing/linked-editor.ts';

let main: FakeMain;
let opened: ReturnType<typeof linkedEditor>;
beforeEach(() => {
  main = new FakeMain();
});
afterEach(() => {
  opened.editor.view.destroy();
  opened.linking.close();
  document.body.replaceChildren();
});

const open = (text: string) => {
  opened = linkedEditor(main, text);
  return opened.editor;
};
const options = (): string[] =>
  [...document.querySelectorAll('[role="option"] .cm-completionLabel')].map(({ textContent }) => textContent ?? '');
const shown = (wanted: readonly string[]) => waitFor(() => expect(options()).toEqual(wanted));
const choose = (): Promise<void> => waitFor(() => expect(opened.editor.press('Enter') && options()).toEqual([]));
const answered = (): Promise<void> =>
  waitFor(() => expect(completionStatus(opened.editor.view.state)).not.toBe('pending'));

describe('[[', () => {
  it('[NL3] offers the notes edited last, filtered by what is typed, and writes the chosen one in one step', async () => {
    for (const title of ['Garden plan', 'Bread', 'The garden']) main.addNote(title, `About ${title}`);
    const editor = open('see |');
    editor.type('[[');
    await shown(['Garden plan', 'Bread', 'The garden']);
    expect(screen.getByRole('listbox', { name: 'What to insert' })).toBeTruthy();
    editor.type('gard');
    await shown(['Garden plan', 'The garden', 'New note “gard”']);
    editor.press('ArrowDown');
    await choose();
    expect(editor.shown).toBe('see [[The garden]]|');
    editor.press('Ctrl+z');
    expect(editor.text).toBe('see [[gard]]');
    editor.press('Ctrl+Shift+Z');
    expect(editor.shown).toBe('see [[The garden]]|');
  });

  it.each([
    ['C# [draft]', '|', 'C', '[[C\\# \\[draft\\]]]|'],
    ['Plan', 'see [[Pl|umber]] now', 'a', 'see [[Plan]]| now'],
    ['Plan', 'before |\nafter]]', 'P', 'before [[Plan]]|\nafter]]'],
  ])('[NL3] the link to %j is written whole into %j', async (title, text, typed, wanted) => {
    main.addNote(title);
    const editor = open(text);
    editor.type(text.includes('[[') ? typed : `[[${typed}`);
    await waitFor(() => expect(options()[0]).toBe(title));
    await choose();
    expect(editor.shown).toBe(wanted);
  });

  it('[NL3] words and heading of a link stay when its note is chosen anew', async () => {
    main.addNote('Plan');
    const editor = open('[[Pl]]');
    editor.view.dispatch({ changes: { from: 4, insert: '|our words' }, selection: { anchor: 4 } });
    editor.type('a');
    await waitFor(() => expect(options()[0]).toBe('Plan'));
    await choose();
    expect(editor.text).toBe('[[Plan|our words]]');
  });

  it('[NL4] offers to make a note that is not there, and stays in this one', async () => {
    main.addNote('Bread');
    const editor = open('|');
    editor.type('[[Soup of peas');
    await shown(['New note “Soup of peas”']);
    await choose();
    expect(editor.shown).toBe('[[Soup of peas]]|');
    await waitFor(() => expect([...main.notes.keys()].map((id) => main.textOf(id, 'title'))).toContain('Soup of peas'));
    await waitFor(() => expect(opened.said).toEqual(['Made the note “Soup of peas”.']));
    expect(opened.opened).toEqual([]);
  });

  it('[NL3] is sent away by Escape, stays when others write elsewhere, and does not open in code', async () => {
    main.addNote('Bread');
    const editor = open('above\n|');
    editor.type('[[a/b');
    await shown(['New note “a/b”']);
    editor.remote(0, 'far ');
    await answered();
    expect(options()).toEqual(['New note “a/b”']);
    editor.press('Escape');
    await shown([]);
    editor.type('c');
    await answered();
    expect(options()).toEqual([]);
    editor.view.destroy();
    open('`code |`').type('[[');
    await answered();
    expect(options()).toEqual([]);
  });
});

describe('# and @', () => {
  it('[NL33] a letter behind # offers the tags there are; the sign alone, headings and words do not', async () => {
    main.addNote('One', '#garden #art/modern');
    const editor = open('|');
    editor.type('a #gar');
    await shown(['#garden']);
    await choose();
    expect(editor.shown).toBe('a #garden|');
    for (const text of ['|', 'word|', '`a |`']) {
      editor.view.destroy();
      open(text).type(text === '|' ? '# a' : '#a');
      await answered();
      expect(options()).toEqual([]);
      opened.editor.view.destroy();
    }
    open('|').type('#zebra');
    await answered();
    expect(options()).toEqual([]);
  });

  it('[NL41] @ offers the members before the days, and only days where there are none', async () => {
    main.members = ['alice', 'tom'];
    const editor = open('ask |');
    editor.type('@to');
    await shown(['tom', 'today', 'tomorrow']);
    await choose();
    expect(editor.shown).toBe('ask @tom|');
    main.members = [];
    editor.view.destroy();
    open('ask |').type('@to');
    await shown(['today', 'tomorrow']);
  });

  it('[NL42] offers nobody whose account is no name in a text', async () => {
    main.members = ['ann\nowner', 'ann\u202e', 'ann lee', '2ann', 'ann@example.org', 'ann-lee'];
    open('|').type('@ann');
    await shown(['ann@example.org', 'ann-lee']);
  });
});

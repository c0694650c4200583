import { forceParsing } from '@codemirror/language';
import { waitFor } from '@testing-library/svelte';
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
  forceParsing(opened.editor.view, text.length);
  return opened;
};
const missing = (): string[] =>
  [...document.querySelectorAll('.lp-note-link-missing')].map(({ textContent }) => textContent ?? '');
const questions = (): number => main.asked.filter(({ name }) => name === 'notes.resolveTitles').length;

describe('links', () => {
  it('[NL7] Ctrl+Enter at the caret opens the note, and the heading that is named', async () => {
    const id = main.addNote('The plan');
    const { editor } = open('see [[the  PLAN#Costs]]');
    editor.select(10);
    expect(editor.press('Ctrl+Enter')).toBe(true);
    await waitFor(() => expect(opened.opened).toEqual([{ id, heading: 'Costs' }]));
    editor.view.destroy();
    const { editor: second, gone } = open('[[#Costs]]');
    second.select(3);
    second.press('Ctrl+Enter');
    await waitFor(() => expect(gone).toEqual(['Costs']));
  });

  it('[NL8] opening a link that leads nowhere makes the note once and opens it', async () => {
    const { editor } = open('[[Soup]]');
    editor.select(4);
    editor.press('Ctrl+Enter');
    await waitFor(() => expect(opened.opened).toHaveLength(1));
    editor.press('Ctrl+Enter');
    await waitFor(() => expect(opened.opened).toHaveLength(2));
    expect(opened.opened[0]).toEqual(opened.opened[1]);
    expect([...main.notes.keys()].map((id) => main.textOf(id, 'title'))).toEqual(['Soup']);
  });

  it('[NL9] those that lead nowhere are drawn so, and as any other when the note is there', async () => {
    main.addNote('Bread');
    open('x [[Bread]] [[Soup]] [[C\\#]]\n');
    await waitFor(() => expect(missing()).toEqual(['Soup', 'C#']));
    expect(document.querySelector('.lp-note-link-missing')?.getAttribute('title')).toBe('(no such note yet)');
    main.addNote('soup');
    main.tell('notes.listChanged', { total: 2 });
    await waitFor(() => expect(missing()).toEqual(['C#']));
  });

  it('[NL10] typing asks nothing, not even in a link, until the caret leaves it', async () => {
    main.addNote('Bread');
    const { editor } = open('[[Bread]] [[So|]]');
    editor.select(14);
    await waitFor(() => expect(questions()).toBe(1));
    for (const letter of 'up and more') editor.type(letter);
    await waitFor(() => expect(main.asked.some(({ name }) => name === 'notes.findTitles')).toBe(true));
    expect(questions()).toBe(1);
    editor.select(0);
    await waitFor(() => expect(questions()).toBe(2));
    expect(main.asked.findLast(({ name }) => name === 'notes.resolveTitles')?.input).toEqual({
      titles: ['Soup and more'],
    });
  });

  it('[NL10] many changes of the list are one question', async () => {
    open('[[Bread]]\n\n');
    await waitFor(() => expect(questions()).toBe(1));
    for (let n = 0; n < 20; n++) main.tell('notes.listChanged', { total: n });
    await waitFor(() => expect(questions()).toBe(2));
    main.tell('notes.listChanged', { total: 1 });
    await waitFor(() => expect(questions()).toBe(3));
  });
});

describe('tags', () => {
  it('[NL34] Ctrl+Enter at a tag searches for it', () => {
    const { editor, searched } = open('in the #garden/spring today');
    editor.select(10);
    editor.press('Ctrl+Enter');
    expect(searched).toEqual(['#garden/spring ']);
  });
});

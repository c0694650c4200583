import { forceParsing } from '@codemirror/language';
import type { EditorView } from '@codemirror/view';
import { EditorView as View } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { livePreview } from '../live-preview.ts';
import { setActive } from '../reveal.ts';

const TABLE = `| Time  | Room **1** | Seats | Note |
| ----- | :--------: | ----: | --- |
| 18:30 | a \\| b    |       | [map](https://example.org) |
| 19:00 |`;
const SMALL = '| a | b |\n| --- | --- |\n| c | d |';

const outward = { openLink: vi.fn(), copyText: vi.fn() };

function editorOf(text: string, isSource = false): EditorUnderTest {
  const doc = new Y.Doc();
  doc.getText('body').insert(0, text);
  const source = { isOn: isSource, onchange: () => () => undefined };
  const editor = new EditorUnderTest('', { doc, extensions: [bodyExtensions(), livePreview(source, outward)] });
  forceParsing(editor.view, text.length);
  return editor;
}

/** The editor of the cell that has the caret. */
function cellIn({ view }: EditorUnderTest): EditorView {
  const content = view.contentDOM.querySelector<HTMLElement>('.lp-cell-active .cm-content');
  const cell = content && View.findFromDOM(content);
  if (!cell) throw new Error('no cell is being edited');
  return cell;
}

/** Puts the caret at a place of the text, as if the note had the focus. */
function enter(editor: EditorUnderTest, text: string, behind = 0): void {
  editor.view.dispatch({ effects: setActive.of(true), selection: { anchor: editor.text.indexOf(text) + behind } });
}

function press(editor: EditorUnderTest, ...keys: readonly string[]): void {
  for (const written of keys) {
    const parts = written.split('+');
    const key = parts.at(-1) ?? '';
    const [ctrlKey, altKey, shiftKey] = ['Ctrl', 'Alt', 'Shift'].map((name) => parts.includes(name));
    const target = editor.view.contentDOM.querySelector('.lp-cell-active .cm-content') ?? editor.view.contentDOM;
    const init = { key, ctrlKey, altKey, shiftKey, bubbles: true, cancelable: true } as KeyboardEventInit;
    target.dispatchEvent(new KeyboardEvent('keydown', init));
  }
}

function type(editor: EditorUnderTest, text: string): void {
  for (const unit of text) {
    const cell = cellIn(editor);
    const { from, to } = cell.state.selection.main;
    const insert = () => cell.state.update(cell.state.replaceSelection(unit), { userEvent: 'input.type' });
    const handlers = cell.state.facet(View.inputHandler);
    if (!handlers.some((handle) => handle(cell, from, to, unit, insert))) cell.dispatch(insert());
  }
}

const shownIn = (view: EditorView): string[][] =>
  [...view.contentDOM.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => cell.querySelector('.cm-content')?.textContent ?? cell.textContent ?? ''),
  );

afterEach(() => {
  document.body.replaceChildren();
  vi.clearAllMocks();
});

describe('drawn tables', () => {
  it('[LP15] are drawn with their columns aligned, marks in cells rendered, and empty cells in place', () => {
    const { view } = editorOf(`text\n\n${TABLE}\n\nmore`);
    expect(shownIn(view)).toEqual([
      ['Time', 'Room 1', 'Seats', 'Note'],
      ['18:30', 'a | b', '', 'map'],
      ['19:00', '', '', ''],
    ]);
    expect(view.contentDOM.querySelector('th strong')?.textContent).toBe('1');
    expect(view.contentDOM.querySelectorAll('.lp-center')).toHaveLength(3);
    expect(view.contentDOM.querySelectorAll('.lp-end')).toHaveLength(3);
    expect(view.contentDOM.querySelector('table')?.getAttribute('aria-label')).toBe('Table with 2 rows');
    expect(view.contentDOM.querySelector('th')?.getAttribute('scope')).toBe('col');
  });

  it('[LP15] markup in a cell is text', () => {
    const { view } = editorOf('x\n\n| <img src=x onerror=alert(1)> |\n|---|\n| <b>b</b> |');
    expect(view.contentDOM.querySelector('th')?.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(view.contentDOM.querySelector('td')?.textContent).toBe('<b>b</b>');
    expect(view.contentDOM.querySelector('img, b')).toBeNull();
  });

  it('[LP13] Ctrl with a click on a link in a cell opens it', () => {
    const { view } = editorOf(`text\n\n${TABLE}`);
    const link = view.contentDOM.querySelector('td .lp-link');
    link?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, ctrlKey: true }));
    expect(outward.openLink).toHaveBeenCalledExactlyOnceWith('https://example.org');
  });
});

describe('tables in the source view', () => {
  it('[LP17] Tab and Shift+Tab go from cell to cell and select what is in it', () => {
    const editor = editorOf(TABLE, true);
    editor.select(3);
    const go = (key: string): string => {
      editor.press(key);
      return editor.view.state.sliceDoc(editor.view.state.selection.main.from, editor.view.state.selection.main.to);
    };
    expect(['Tab', 'Tab', 'Tab', 'Tab', 'Tab'].map(go)).toEqual(['Room **1**', 'Seats', 'Note', '18:30', 'a \\| b']);
    expect(['Tab', 'Shift+Tab', 'Shift+Tab'].map(go)).toEqual(['', 'a \\| b', '18:30']);
    expect(editor.text).toBe(TABLE);
    expect(editor.view.contentDOM.querySelector('table')).toBeNull();
  });
});

describe('editing in a drawn table', () => {
  it('[TB1] a click on a cell shows its source with the caret, the others stay rendered', () => {
    const editor = editorOf(`text\n\n${TABLE}`);
    // The page of a test tells of selections in the middle of updates.
    vi.spyOn(editor.view, 'focus').mockImplementation(() => editor.view.dispatch({ effects: setActive.of(true) }));
    const cell = [...editor.view.contentDOM.querySelectorAll('td')].find(({ textContent }) => textContent === 'a | b');
    cell?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(cellIn(editor).state.doc.toString()).toBe('a \\| b');
    expect(cellIn(editor).contentDOM.getAttribute('aria-label')).toBe('Row 1, column Room **1**');
    expect(editor.view.contentDOM.querySelector('th strong')?.textContent).toBe('1');
    type(editor, '!');
    expect(editor.text).toContain('| a \\| b!    |');
  });

  it('[TB2] what is typed is the smallest change of the text, and bars and line breaks stay in the cell', () => {
    const editor = editorOf(`${SMALL}\n`);
    enter(editor, 'c |', 1);
    const changes: unknown[] = [];
    editor.editable.text.observe(({ delta }) => changes.push(delta));
    type(editor, 'x|');
    expect(editor.text).toBe('| a | b |\n| --- | --- |\n| cx\\| | d |\n');
    expect(changes).toEqual([
      [{ retain: 27 }, { insert: 'x' }],
      [{ retain: 28 }, { insert: '\\|' }],
    ]);
    const cell = cellIn(editor);
    cell.dispatch({ changes: { from: 0, insert: 'one\ntwo' }, userEvent: 'input.paste' });
    expect(editor.text).toContain('| one twocx\\| | d |');
    cell.dispatch({ changes: { from: cell.state.doc.length, insert: '\\' }, userEvent: 'input' });
    expect(shownIn(editor.view)).toHaveLength(2);
  });

  it('[TB3] Tab goes from cell to cell and adds a row behind the last, Enter goes down and adds one, too', () => {
    const editor = editorOf(`text\n\n${SMALL}\n\nbelow`);
    enter(editor, 'a |');
    press(editor, 'Tab', 'Tab');
    type(editor, '1');
    press(editor, 'Shift+Tab');
    type(editor, '2');
    press(editor, 'Tab', 'Tab', 'Tab');
    type(editor, '3');
    press(editor, 'Enter');
    type(editor, '4');
    expect(editor.text).toBe('text\n\n| a | b2 |\n| --- | --- |\n| c1 | d |\n| 3 |  |\n| 4 |  |\n\nbelow');
    press(editor, 'Escape');
    expect(editor.shown).toMatch(/\| 4 \| {2}\|\n\|\nbelow$/);
  });

  it('[TB4] arrow keys leave a cell at its edges, and the table above and below', () => {
    const editor = editorOf(`above\n\n${SMALL}\n\nbelow`);
    const caret = (): string => editor.text.slice(0, editor.view.state.selection.main.head);
    enter(editor, 'a |', 1);
    press(editor, 'ArrowRight');
    expect(caret()).toMatch(/\| a \| $/);
    press(editor, 'ArrowDown');
    expect(caret()).toMatch(/\| c \| $/);
    press(editor, 'ArrowLeft');
    expect(caret()).toMatch(/\| c$/);
    press(editor, 'ArrowUp', 'ArrowUp');
    expect(caret()).toBe('above\n');
    enter(editor, 'd |', 1);
    press(editor, 'ArrowDown');
    expect(caret()).toMatch(/d \|\n$/);
    expect(editor.view.contentDOM.querySelector('.lp-cell-active')).toBeNull();
  });

  it('[TB4] a text that is all table gets lines to go to', () => {
    const editor = editorOf(SMALL);
    enter(editor, 'd |', 1);
    press(editor, 'ArrowDown');
    expect(editor.shown).toBe(`${SMALL}\n\n|`);
    enter(editor, 'a |', 1);
    press(editor, 'ArrowUp');
    expect(editor.text).toBe(`\n${SMALL}\n\n`);
  });

  it('[TB5] Undo, marks and select-all are those of the text', () => {
    const editor = editorOf(`${SMALL}\n`);
    enter(editor, 'c |', 1);
    press(editor, 'Ctrl+a', 'Ctrl+b');
    expect(editor.text).toContain('| **c** | d |');
    expect(cellIn(editor).state.doc.toString()).toBe('**c**');
    press(editor, 'Ctrl+z');
    expect(editor.text).toBe(`${SMALL}\n`);
    expect(cellIn(editor).state.doc.toString()).toBe('c');
    press(editor, 'Ctrl+Shift+8', 'Ctrl+1');
    expect(editor.text).toBe(`${SMALL}\n`);
    enter(editor, 'c |', 1);
    press(editor, 'Ctrl+a');
    expect(cellIn(editor).state.selection.main.from).toBe(0);
    press(editor, 'Ctrl+a');
    expect(editor.view.state.selection.main.to).toBe(editor.text.length);
    expect(editor.view.contentDOM.querySelector('.lp-table-selected')).not.toBeNull();
    enter(editor, 'c |', 1);
    press(editor, 'Ctrl+End');
    expect(editor.view.state.selection.main.head).toBe(editor.text.length);
  });

  it('[TB7] what is typed right below a table stays out of it', () => {
    const editor = editorOf(`${SMALL}\n\nbelow`);
    enter(editor, 'c |', 1);
    press(editor, 'Escape');
    editor.type('so');
    expect(editor.shown).toBe(`${SMALL}\n\nso|\nbelow`);
    editor.press('Ctrl+z');
    expect(editor.text).toBe(`${SMALL}\n\nbelow`);
    editor.select(SMALL.length + 1);
    editor.type('|');
    expect(editor.text).toBe(`${SMALL}\n|\nbelow`);
  });

  it('[TB10] Alt with arrow keys moves rows and columns, one step of Undo each', () => {
    const editor = editorOf(`${SMALL}\n| e | f |\n`);
    enter(editor, 'c |', 1);
    press(editor, 'Alt+ArrowDown', 'Alt+ArrowRight');
    expect(editor.text).toBe('| b | a |\n| --- | --- |\n| f | e |\n| d | c |\n');
    expect(cellIn(editor).state.doc.toString()).toBe('c');
    press(editor, 'Ctrl+z');
    expect(editor.text).toBe('| a | b |\n| --- | --- |\n| e | f |\n| c | d |\n');
  });

  it('[TB12] the menu of a cell is opened and used by keyboard, and Escape gives the cell back', () => {
    const editor = editorOf(`${SMALL}\n`);
    enter(editor, 'c |', 1);
    press(editor, 'Alt+Enter');
    const menu = editor.view.dom.querySelector('[role=menu]');
    expect(menu?.getAttribute('aria-label')).toBe('Row and column');
    const active = (): HTMLElement => document.activeElement as HTMLElement;
    const key = (name: string): boolean =>
      active().dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
    expect(active().textContent).toBe('Add row above');
    key('ArrowDown');
    active().click();
    expect(editor.text).toBe(`${SMALL}\n|  |  |\n`);
    expect(editor.view.dom.querySelector('[role=menu]')).toBeNull();
    press(editor, 'Alt+Enter');
    key('End');
    expect(active().textContent).toBe('Delete table');
    key('Escape');
    expect(editor.view.dom.querySelector('[role=menu]')).toBeNull();
    expect(cellIn(editor).hasFocus).toBe(true);
  });
});

describe('the drawing of a large table', () => {
  it('[TB50] a key changes the row it is in alone', () => {
    const row = (at: number): string => `| a${at} | b${at} | c${at} |`;
    const editor = editorOf(
      ['| a | b | c |', '| - | - | - |', ...Array.from({ length: 50 }, (_, at) => row(at))].join('\n'),
    );
    enter(editor, 'b7 |', 2);
    const touched = new Set<Node>();
    const watch = new MutationObserver((records) => {
      for (const { target } of records) touched.add(target);
    });
    const options = { childList: true, characterData: true, subtree: true };
    const elements = [...editor.view.contentDOM.querySelectorAll('tr')];
    for (const element of elements) watch.observe(element, options);
    type(editor, 'x');
    for (const { target } of watch.takeRecords()) touched.add(target);
    expect([...editor.view.contentDOM.querySelectorAll('tr')]).toEqual(elements);
    expect([...touched].every((node) => elements[8]?.contains(node))).toBe(true);
    expect(editor.text).toContain('| b7x |');
  });
});

describe('repair', () => {
  it('[TB30] [TB31] the own edit of the very table repairs it, in the same step of Undo', () => {
    const broken = '| a | b | c |\n| --- | --- |\n| d | e | f |';
    const editor = editorOf(`${broken}\n\ntext`);
    expect(shownIn(editor.view)).toEqual([
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
    ]);
    editor.select(editor.text.length);
    editor.type('!');
    expect(editor.text).toBe(`${broken}\n\ntext!`);
    editor.editable.undo.stopCapturing();
    enter(editor, 'e |', 1);
    type(editor, 'x');
    expect(editor.text).toBe('| a | b | c |\n| --- | --- | --- |\n| d | ex | f |\n\ntext!');
    press(editor, 'Ctrl+z');
    expect(editor.text).toBe(`${broken}\n\ntext!`);
  });
});

describe('others in the same table', () => {
  it('[TB40] caret, selection and editor of a cell stay while others write elsewhere in the table', () => {
    const editor = editorOf(`${SMALL}\n| efg | h |\n`);
    enter(editor, 'efg', 0);
    editor.select(editor.text.indexOf('efg') + 1, editor.text.indexOf('efg') + 2);
    const cell = cellIn(editor);
    press(editor, 'Alt+Enter');
    editor.remote(editor.text.indexOf('d |'), 'new ');
    editor.remote(editor.text.indexOf('\n| c'), '\n| x | y |');
    for (const line of ['| efg', '| c', '| x', '| ---', '| a']) {
      editor.remote(editor.text.indexOf(line), line === '| ---' ? '| --- ' : '| 0 ');
    }
    expect(cellIn(editor)).toBe(cell);
    expect(cell.dom.isConnected).toBe(true);
    expect(cell.state.sliceDoc(cell.state.selection.main.from, cell.state.selection.main.to)).toBe('f');
    expect(editor.view.dom.querySelector('[role=menu]')).not.toBeNull();
    expect(shownIn(editor.view)).toEqual([
      ['0', 'a', 'b'],
      ['0', 'x', 'y'],
      ['0', 'c', 'new d'],
      ['0', 'efg', 'h'],
    ]);
    type(editor, '!');
    expect(editor.text).toContain('| 0 | e!g | h |');
  });

  it('[TB41] when others delete the cell, the caret goes to the nearest place', () => {
    const editor = editorOf(`${SMALL}\n| e | f |\n\nbelow`);
    enter(editor, 'f |', 1);
    const { text } = editor.editable;
    text.doc?.transact(() => text.delete(editor.text.indexOf('\n| e'), '\n| e | f |'.length), 'main');
    expect(cellIn(editor).state.doc.toString()).toBe('d');
    text.doc?.transact(() => text.delete(0, SMALL.length + 2), 'main');
    expect(editor.view.contentDOM.querySelector('table')).toBeNull();
    expect(editor.shown).toBe('|below');
  });
});

import { forceParsing } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bodyExtensions } from '../../body-editor.ts';
import { livePreview } from '../live-preview.ts';
import { setActive } from '../reveal.ts';
import { tableModelOf } from './table-model.ts';

const TABLE = `| Time  | Room **1** | Seats | Note |
| ----- | :--------: | ----: | --- |
| 18:30 | a \\| b    |       | [map](https://example.org) |
| 19:00 |`;

function editorOf(doc: string, caret = 0) {
  const outward = { openLink: vi.fn(), copyText: vi.fn() };
  const source = { isOn: false, onchange: () => () => undefined };
  const extensions = [bodyExtensions(), livePreview(source, outward)];
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc, selection: { anchor: caret }, extensions }),
  });
  forceParsing(view, doc.length);
  return { view, outward };
}

const cellsOf = (view: EditorView): string[][] =>
  [...view.contentDOM.querySelectorAll('tr')].map((row) => [...row.children].map((cell) => cell.textContent ?? ''));

afterEach(() => document.body.replaceChildren());

describe('tables', () => {
  it('[LP15] are drawn with their columns aligned, marks in cells rendered, and empty cells in place', () => {
    const { view } = editorOf(`text\n\n${TABLE}\n\nmore`);
    expect(cellsOf(view)).toEqual([
      ['Time', 'Room 1', 'Seats', 'Note'],
      ['18:30', 'a | b', '', 'map'],
      ['19:00', '', '', ''],
    ]);
    expect(view.contentDOM.querySelector('th strong')?.textContent).toBe('1');
    expect(view.contentDOM.querySelectorAll('.lp-center')).toHaveLength(3);
    expect(view.contentDOM.querySelectorAll('.lp-end')).toHaveLength(3);
    expect(view.contentDOM.querySelector('table')?.getAttribute('aria-label')).toBe('Table with 2 rows');
  });

  it('[LP15] markup in a cell is text', () => {
    const { view } = editorOf('x\n\n| <img src=x onerror=alert(1)> |\n|---|\n| <b>b</b> |');
    expect(view.contentDOM.querySelector('th')?.textContent).toBe('<img src=x onerror=alert(1)>');
    expect(view.contentDOM.querySelector('td')?.textContent).toBe('<b>b</b>');
    expect(view.contentDOM.querySelector('img, b')).toBeNull();
  });

  it('[LP16] a click on a cell shows the source with the caret at the end of that cell', () => {
    const { view } = editorOf(`text\n\n${TABLE}`);
    vi.spyOn(view, 'focus').mockImplementation(() => view.dispatch({ effects: setActive.of(true) }));
    const cell = [...view.contentDOM.querySelectorAll('td')].find(({ textContent }) => textContent === 'a | b');
    cell?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true }));
    expect(view.state.sliceDoc(0, view.state.selection.main.head)).toMatch(/a \\\| b$/);
    expect(view.contentDOM.querySelector('table')).toBeNull();
    expect(view.contentDOM.textContent).toContain('| 18:30 |');
  });

  it('[LP13] Ctrl with a click on a link in a cell opens it', () => {
    const { view, outward } = editorOf(`text\n\n${TABLE}`);
    const link = view.contentDOM.querySelector('td .lp-link');
    link?.dispatchEvent(new MouseEvent('mousedown', { bubbles: true, cancelable: true, ctrlKey: true }));
    expect(outward.openLink).toHaveBeenCalledExactlyOnceWith('https://example.org');
  });

  it('[LP17] Tab and Shift+Tab go from cell to cell of the source and select what is in it', () => {
    const { view } = editorOf(TABLE, 3);
    const go = (shiftKey: boolean): string => {
      runScopeHandlers(
        view,
        new KeyboardEvent('keydown', { key: 'Tab', shiftKey, keyCode: 9 } as KeyboardEventInit),
        'editor',
      );
      return view.state.sliceDoc(view.state.selection.main.from, view.state.selection.main.to);
    };
    expect([go(false), go(false), go(false), go(false), go(false)]).toEqual([
      'Room **1**',
      'Seats',
      'Note',
      '18:30',
      'a \\| b',
    ]);
    expect([go(false), go(true), go(true)]).toEqual(['', 'a \\| b', '18:30']);
    expect(view.state.doc.toString()).toBe(TABLE);
  });

  it('[LP15] what is no table has no model', () => {
    expect(tableModelOf('a | b')).toBeUndefined();
  });
});

import { ensureSyntaxTree, forceParsing } from '@codemirror/language';
import { openSearchPanel } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { bodyExtensions } from '../body-editor.ts';
import { sharedExtensions } from '../shared-extensions.ts';
import { TextBinding } from '../text-binding.ts';
import { livePreview } from './live-preview.ts';
import { setActive, setHeld } from './reveal.ts';

class Switch {
  isOn = false;
  #listener = (): void => undefined;

  onchange(listener: () => void): () => void {
    this.#listener = listener;
    return () => undefined;
  }

  toggle(): void {
    this.isOn = !this.isOn;
    this.#listener();
  }
}

function editorOf(content: string, caret = content.length) {
  const text = new Y.Doc().getText('body');
  text.insert(0, content);
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set() });
  const outward = { openLink: vi.fn(), copyText: vi.fn() };
  const source = new Switch();
  const extensions = [
    new TextBinding().extension({ text, undo }),
    sharedExtensions(
      () => 'Text',
      () => undefined,
    ),
    bodyExtensions(),
    livePreview(source, outward),
  ];
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({ doc: content, selection: { anchor: caret }, extensions }),
  });
  forceParsing(view, view.state.doc.length);
  const editRemotely = (edit: () => void): void => text.doc?.transact(edit, 'main');
  return { view, text, outward, source, editRemotely };
}

const press = (view: EditorView, key: string, modifiers: KeyboardEventInit = {}): boolean =>
  runScopeHandlers(view, new KeyboardEvent('keydown', { key, ...modifiers }), 'editor');

const shownIn = (view: EditorView): string[] =>
  [...view.contentDOM.querySelectorAll('.cm-line')].map((line) => line.textContent ?? '');

/** As the focus does in a browser; this one tells of selections in the middle of updates. */
const focus = (view: EditorView, isIn = true): void => view.dispatch({ effects: setActive.of(isIn) });

const boxesIn = (view: EditorView): HTMLInputElement[] => [...view.contentDOM.querySelectorAll('input')];

afterEach(() => document.body.replaceChildren());

describe('live preview', () => {
  it('[LP4] shows marks only while the editor has the focus, and where the caret is', () => {
    const { view } = editorOf('**one**\n**two**', 2);
    expect(shownIn(view)).toEqual(['one', 'two']);
    focus(view);
    expect(shownIn(view)).toEqual(['**one**', 'two']);
    view.dispatch({ selection: { anchor: 10 } });
    expect(shownIn(view)).toEqual(['one', '**two**']);
    focus(view, false);
    expect(shownIn(view)).toEqual(['one', 'two']);
  });

  it('[LP7] moves nothing under a mouse that is selecting', () => {
    const { view } = editorOf('**one**\n**two**', 2);
    focus(view);
    view.dispatch({ effects: setHeld.of(true) });
    view.dispatch({ selection: { anchor: 10 } });
    expect(shownIn(view)).toEqual(['**one**', 'two']);
    window.dispatchEvent(new Event('mouseup'));
    expect(shownIn(view)).toEqual(['one', '**two**']);
  });

  it('[LP8] what others write reveals nothing and leaves the caret where it is', () => {
    const { view, text, editRemotely } = editorOf('**one** two\n\n| a |\n|---|\n| b |', 9);
    focus(view);
    editRemotely(() => {
      text.insert(text.length - 3, 'more ');
      text.insert(3, 'x');
      text.insert(0, '*new*\n');
    });
    expect(shownIn(view)).toEqual(['new', 'oxne two', '']);
    expect(view.contentDOM.querySelector('td')?.textContent).toBe('more b');
    expect(view.state.selection.main.head).toBe(16);
    expect(view.state.doc.toString()).toBe(text.toString());
  });

  it('[LP9] a search shows the marks around its match', () => {
    const { view } = editorOf('a [link](https://example.org/needle)', 0);
    openSearchPanel(view);
    expect(shownIn(view)).toEqual(['a link']);
    const at = view.state.doc.toString().indexOf('needle');
    view.dispatch({ selection: { anchor: at, head: at + 6 } });
    expect(shownIn(view)).toEqual(['a [link](https://example.org/needle)']);
  });

  it('[LP10] the source view shows every mark, and the page comes back', () => {
    const { view, source } = editorOf('# Title\n\n- [ ] task\n\n| a |\n|---|\n| b |\n', 0);
    expect(shownIn(view)).toEqual(['Title', '', 'task', '', '']);
    source.toggle();
    expect(shownIn(view).join('\n')).toBe(view.state.doc.toString());
    source.toggle();
    expect(boxesIn(view)).toHaveLength(1);
  });
});

describe('tasks', () => {
  it('[LP11] a click on a box changes one character as an own edit, which Undo takes back', () => {
    const { view, text } = editorOf('- [ ] buy **salt**\n- [x] buy bread', 0);
    const [salt, bread] = boxesIn(view);
    expect(salt?.getAttribute('aria-label')).toBe('buy salt');
    expect([salt?.checked, bread?.checked]).toEqual([false, true]);
    const deltas: unknown[] = [];
    text.observe(({ delta }) => deltas.push(delta));
    salt?.click();
    expect(text.toString()).toBe('- [x] buy **salt**\n- [x] buy bread');
    expect(deltas).toEqual([[{ retain: 3 }, { delete: 1 }, { insert: 'x' }]]);
    expect(boxesIn(view)[0]?.checked).toBe(true);
    boxesIn(view)[1]?.click();
    press(view, 'z', { ctrlKey: true });
    expect(text.toString()).toBe('- [x] buy **salt**\n- [x] buy bread');
    press(view, 'z', { ctrlKey: true });
    expect(text.toString()).toBe('- [ ] buy **salt**\n- [x] buy bread');
  });

  it('[LP11] Ctrl+Enter ticks the task at the caret', () => {
    const { view, text } = editorOf('- [ ] one\n- [ ] two');
    press(view, 'Enter', { ctrlKey: true, keyCode: 13 });
    expect(text.toString()).toBe('- [ ] one\n- [x] two');
    expect(view.state.selection.main.head).toBe(text.length);
  });

  it('[LP12] a box that two people ticked at once is one tick, and the next click repairs it', () => {
    const { view, text, editRemotely } = editorOf('- [ ] one', 0);
    boxesIn(view)[0]?.click();
    editRemotely(() => text.insert(3, 'x'));
    expect(text.toString()).toBe('- [xx] one');
    expect(boxesIn(view)[0]?.checked).toBe(true);
    boxesIn(view)[0]?.click();
    expect(text.toString()).toBe('- [ ] one');
  });

  it('[LP11] a note that is read-only has boxes that cannot be ticked', () => {
    const outward = { openLink: vi.fn(), copyText: vi.fn() };
    const state = EditorState.create({
      doc: '- [ ] one',
      extensions: [bodyExtensions(), EditorState.readOnly.of(true), livePreview(new Switch(), outward)],
    });
    const view = new EditorView({ parent: document.body, state });
    expect(boxesIn(view)[0]?.disabled).toBe(true);
    press(view, 'Enter', { ctrlKey: true, keyCode: 13 });
    expect(view.state.doc.toString()).toBe('- [ ] one');
  });
});

describe('links and code', () => {
  it.each([
    ['a [link](https://example.org/a "title")', 4, 'https://example.org/a'],
    ['a [link][there]\n\n[there]: <https://example.org/b>', 5, 'https://example.org/b'],
    ['see https://example.org/c.', 10, 'https://example.org/c'],
    ['see www.example.org', 10, 'https://www.example.org'],
    ['<bob@example.org>', 4, 'mailto:bob@example.org'],
    ['| a |\n|---|\n| [x](https://example.org/d) |', 18, 'https://example.org/d'],
  ])('[LP13] Ctrl+Enter in the link of %j opens it', (source, caret, address) => {
    const { view, outward } = editorOf(source, caret);
    ensureSyntaxTree(view.state, source.length);
    press(view, 'Enter', { ctrlKey: true, keyCode: 13 });
    expect(outward.openLink).toHaveBeenCalledExactlyOnceWith(address);
    expect(view.state.doc.toString()).toBe(source);
  });

  it('[LP14] the button of a code block copies the code without its fences', () => {
    const { view, outward } = editorOf('text\n\n> ```ts\n> let a;\n> let b;\n> ```\n', 0);
    const button = view.contentDOM.querySelector<HTMLButtonElement>('.lp-copy');
    expect(button?.getAttribute('aria-label')).toBe('Copy the ts code');
    button?.click();
    expect(outward.copyText).toHaveBeenCalledExactlyOnceWith('let a;\nlet b;');
  });
});

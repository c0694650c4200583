import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { EditableText } from '../state/note-binding.ts';
import { bodyExtensions } from './body-editor.ts';
import { MAX_INSERT_UNITS, sharedExtensions } from './shared-extensions.ts';
import { TextBinding } from './text-binding.ts';
import { titleExtensions } from './title-editor.ts';

const editableOf = (text: string): EditableText => {
  const shared = new Y.Doc().getText('body');
  shared.insert(0, text);
  return { text: shared, undo: new Y.UndoManager(shared, { trackedOrigins: new Set() }) };
};

function editorOf(content: string, extensions = bodyExtensions(), onrefused = (): void => undefined) {
  const binding = new TextBinding();
  const editable = editableOf(content);
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: content,
      extensions: [binding.extension(editable), sharedExtensions(() => 'Text', onrefused), extensions],
    }),
  });
  return { view, binding, editable };
}

const press = (view: EditorView, key: string, modifiers: KeyboardEventInit = {}): boolean =>
  runScopeHandlers(view, new KeyboardEvent('keydown', { key, ...modifiers }), 'editor');

afterEach(() => document.body.replaceChildren());

describe('body editor', () => {
  it('[UI22] keeps the caret at its place in the text while others write before and after it', () => {
    const { view, editable } = editorOf('Doors at seven.');
    view.dispatch({ selection: { anchor: 5 } });
    editable.text.doc?.transact(() => {
      editable.text.insert(15, ' Lights off.');
      editable.text.insert(0, 'Note: ');
    }, 'main');
    expect(view.state.doc.toString()).toBe('Note: Doors at seven. Lights off.');
    expect(view.state.selection.main.head).toBe(11);
  });

  it('[UI22] keeps the caret when the note goes on under a new client id', () => {
    const { view, binding, editable } = editorOf('Doors at seven.');
    view.dispatch({ selection: { anchor: 5 } });
    const next = editableOf('Note: Doors at seven.');
    binding.exchange(view, next);
    expect(view.state.selection.main.head).toBe(11);
    view.dispatch({ changes: { from: 11, insert: '!' } });
    expect(next.text.toString()).toBe('Note: Doors! at seven.');
    expect(editable.text.toString()).toBe('Doors at seven.');
  });

  it('[UI7] undoes what was typed here and leaves what others wrote', () => {
    const { view, editable } = editorOf('Doors at seven.');
    view.dispatch({ changes: { from: 15, insert: ' Mine.' } });
    editable.text.doc?.transact(() => editable.text.insert(0, 'Hers. '), 'main');
    press(view, 'z', { ctrlKey: true });
    expect(view.state.doc.toString()).toBe('Hers. Doors at seven.');
    press(view, 'z', { ctrlKey: true });
    expect(editable.text.toString()).toBe('Hers. Doors at seven.');
    press(view, 'Z', { ctrlKey: true, shiftKey: true, keyCode: 90 });
    expect(editable.text.toString()).toBe('Hers. Doors at seven. Mine.');
  });

  it('[UI23] stays in step with a text that has carriage returns', () => {
    const { view, editable } = editorOf('one\r\ntwo');
    view.dispatch({ changes: { from: 8, insert: '!' } });
    expect(editable.text.toString()).toBe('one\r\ntwo!');
  });

  it.each([
    ['b', 'Doors at **seven**.', 11, 16],
    ['i', 'Doors at *seven*.', 10, 15],
  ])('[UI24] Ctrl+%s marks the selection and takes the marks away again', (key, marked, anchor, head) => {
    const { view } = editorOf('Doors at seven.');
    view.dispatch({ selection: { anchor: 9, head: 14 } });
    press(view, key, { ctrlKey: true });
    expect(view.state.doc.toString()).toBe(marked);
    expect(view.state.selection.main).toMatchObject({ from: anchor, to: head });
    press(view, key, { ctrlKey: true });
    expect(view.state.doc.toString()).toBe('Doors at seven.');
  });

  it('[UI24] Ctrl+I inside strong text adds emphasis instead of breaking the marks', () => {
    const { view } = editorOf('**seven**');
    view.dispatch({ selection: { anchor: 2, head: 7 } });
    press(view, 'i', { ctrlKey: true });
    expect(view.state.doc.toString()).toBe('***seven***');
  });

  it('[UI25] Enter continues a list, Tab moves its items, and Tab elsewhere is left to the window', () => {
    const { view } = editorOf('- doors\n\ntext');
    view.dispatch({ selection: { anchor: 7 } });
    press(view, 'Enter');
    expect(view.state.doc.line(2).text).toBe('- ');
    press(view, 'Tab');
    expect(view.state.doc.line(2).text).toBe('  - ');
    view.dispatch({ selection: { anchor: view.state.doc.length } });
    expect(press(view, 'Tab')).toBe(false);
    expect(view.state.doc.toString()).toBe('- doors\n  - \n\ntext');
  });

  it('[UI26] refuses an insertion that main could not take, and says so', () => {
    const onrefused = vi.fn();
    const { view, editable } = editorOf('short', bodyExtensions(), onrefused);
    view.dispatch({ changes: { from: 0, insert: 'x'.repeat(MAX_INSERT_UNITS + 1) } });
    expect(editable.text.toString()).toBe('short');
    expect(onrefused).toHaveBeenCalledOnce();
  });
});

describe('title editor', () => {
  it('[UI27] stays one line: Enter goes on to the body and line breaks become spaces', () => {
    const onleave = vi.fn();
    const { view, editable } = editorOf('Plan', titleExtensions(onleave));
    view.dispatch({ changes: { from: 4, insert: '\nof the\nnight' }, selection: { anchor: 17 } });
    expect(editable.text.toString()).toBe('Plan of the night');
    expect(view.state.selection.main.head).toBe(17);
    press(view, 'Enter');
    expect(onleave).toHaveBeenCalledOnce();
    expect(editable.text.toString()).toBe('Plan of the night');
  });
});

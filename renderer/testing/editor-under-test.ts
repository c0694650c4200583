import { EditorState, type Extension } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import * as Y from 'yjs';
import { bodyExtensions } from '../editor/body-editor.ts';
import { sharedExtensions } from '../editor/shared-extensions.ts';
import { TextBinding } from '../editor/text-binding.ts';
import type { EditableText } from '../state/note-binding.ts';

/** What is not as usual: what the editor can do, the note it is on, whether one may write. */
interface Circumstances {
  readonly extensions?: Extension;
  readonly doc?: Y.Doc;
  readonly isLocked?: boolean;
}

/** A body editor on a shared text of its own, and what a person does in it. */
export class EditorUnderTest {
  readonly view: EditorView;
  readonly editable: EditableText;

  /** `|` in `text` is the caret; with two of them the text between is selected. */
  constructor(
    text: string,
    { extensions = bodyExtensions(), doc = new Y.Doc(), isLocked = false }: Circumstances = {},
  ) {
    const [before = '', selected, after] = text.split('|');
    const content = text.replaceAll('|', '');
    const shared = doc.getText('body');
    if (shared.length === 0) shared.insert(0, content);
    this.editable = { text: shared, undo: new Y.UndoManager(shared, { trackedOrigins: new Set() }) };
    const head = after === undefined ? before.length : before.length + (selected ?? '').length;
    const linked = [
      new TextBinding().extension(this.editable),
      sharedExtensions(
        () => 'Text',
        () => undefined,
      ),
    ];
    this.view = new EditorView({
      parent: document.body,
      state: EditorState.create({
        doc: shared.toString(),
        selection: { anchor: Math.min(before.length, shared.length), head: Math.min(head, shared.length) },
        extensions: [EditorState.readOnly.of(isLocked), linked, extensions],
      }),
    });
  }

  /** The text with `|` where the caret is, and two of them around a selection. */
  get shown(): string {
    const { from, to, empty } = this.view.state.selection.main;
    const text = this.text;
    return `${text.slice(0, from)}|${text.slice(from, to)}${empty ? '' : '|'}${text.slice(to)}`;
  }

  get text(): string {
    return this.editable.text.toString();
  }

  /** Presses keys like `Ctrl+Shift+7`. Tells whether the last one was taken. */
  press(...keys: readonly string[]): boolean {
    let isTaken = false;
    for (const written of keys) {
      const parts = written.split('+');
      const key = parts.at(-1) ?? '';
      const modifiers = {
        ctrlKey: parts.includes('Ctrl'),
        shiftKey: parts.includes('Shift'),
        altKey: parts.includes('Alt'),
      };
      const event = new KeyboardEvent('keydown', { key, keyCode: keyCodeOf(key), ...modifiers });
      isTaken = runScopeHandlers(this.view, event, 'editor');
    }
    return isTaken;
  }

  /** Types as an input device does, unit by unit, over what is selected. */
  type(text: string): void {
    for (const unit of text) {
      const { from, to } = this.view.state.selection.main;
      const insert = () => this.view.state.update(this.view.state.replaceSelection(unit), { userEvent: 'input.type' });
      const handlers = this.view.state.facet(EditorView.inputHandler);
      if (!handlers.some((handle) => handle(this.view, from, to, unit, insert))) this.view.dispatch(insert());
    }
  }

  select(anchor: number, head = anchor): void {
    this.view.dispatch({ selection: { anchor, head } });
  }

  /** Somebody else's insertion. */
  remote(at: number, text: string): void {
    this.editable.text.doc?.transact(() => this.editable.text.insert(at, text), 'main');
  }
}

/** What a keyboard says of the keys whose letter changes with Shift. */
const keyCodeOf = (key: string): number => (key === '.' ? 190 : key.length === 1 ? key.toUpperCase().charCodeAt(0) : 0);

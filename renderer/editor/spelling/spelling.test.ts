import { EditorState } from '@codemirror/state';
import { EditorView, runScopeHandlers } from '@codemirror/view';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import type { SpellingChoice } from '../../../core/contract/spelling-values.ts';
import { succeed } from '../../../core/contract/result.ts';
import { metaOf } from '../../../core/note/note.ts';
import { NoteLanguage } from '../../state/note-language.ts';
import { Spelling } from '../../state/spelling.svelte.ts';
import { FakeMain } from '../../testing/fake-main.ts';
import { bodyExtensions } from '../body-editor.ts';
import { sharedExtensions } from '../shared-extensions.ts';
import { TextBinding } from '../text-binding.ts';
import { CHECK_DELAY_MS } from './spelling-check.ts';
import { spellingExtensions } from './spelling-extensions.ts';
import { spellingMarks } from './spelling-marks.ts';

const ENGLISH_AND_DUTCH = {
  checker: 'dictionaries',
  isOn: true,
  dictionaries: [
    { language: 'en-US', origin: 'shipped' },
    { language: 'nl', origin: 'shipped' },
  ],
  languages: ['en-US', 'nl'],
  words: [],
} as const;

/** Words that one language does not know; what is not here, both know. */
const MISSPELLED = {
  'en-US': ['teh', 'brood', 'fiets', 'staat', 'schuur', 'de', 'het', 'boodschappen', 'broood'],
  nl: ['teh', 'bread', 'the', 'table', 'of', 'here', 'broood'],
};

let views: EditorView[];
beforeEach(() => {
  vi.useFakeTimers();
  views = [];
});
afterEach(() => {
  for (const view of views) view.destroy();
  document.body.replaceChildren();
  vi.useRealTimers();
});

/** An editor as in a note, with the state that main would have told. */
async function openEditor(content: string, change: (main: FakeMain) => void = () => undefined) {
  const main = new FakeMain();
  main.spelling = {
    ...ENGLISH_AND_DUTCH,
    dictionaries: [...ENGLISH_AND_DUTCH.dictionaries],
    languages: ['en-US', 'nl'],
    words: [],
  };
  main.misspelled = MISSPELLED;
  change(main);
  const spelling = new Spelling(main.createWindow());
  const doc = new Y.Doc();
  const text = doc.getText('body');
  text.insert(0, content);
  const undo = new Y.UndoManager(text, { trackedOrigins: new Set() });
  const onnone = vi.fn();
  const language = new NoteLanguage(() => doc);
  const view = new EditorView({
    parent: document.body,
    state: EditorState.create({
      doc: content,
      extensions: [
        new TextBinding().extension({ text, undo }),
        sharedExtensions(
          () => 'Text',
          () => undefined,
        ),
        bodyExtensions(),
        spellingExtensions({ spelling, language }, { isBody: true, onnone }),
      ],
    }),
  });
  views.push(view);
  spelling.load();
  await settle();
  return { main, spelling, doc, text, view, language, onnone };
}

/** Lets what is due happen: the check, the answers, and the check that these lead to. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(2 * CHECK_DELAY_MS + 1);
}

/** What is marked, in order. */
function marked({ state }: EditorView): string[] {
  const words: string[] = [];
  state.field(spellingMarks).between(0, state.doc.length, (from, to) => void words.push(state.sliceDoc(from, to)));
  return words;
}

/** Types at the end, as the keyboard does. */
function type(view: EditorView, insert: string, at = view.state.doc.length): void {
  view.dispatch({ changes: { from: at, insert }, selection: { anchor: at + insert.length }, userEvent: 'input.type' });
}

const lookUps = (main: FakeMain) => main.asked.filter(({ name }) => name === 'spelling.check');

describe('marks', () => {
  it('[SP14] stand under mistakes, and not under code, addresses, tags, markup or front matter', async () => {
    const { view } = await openEditor(
      [
        '---',
        'titel: teh',
        '---',
        'broood `teh` <teh> [broood](teh "broood") <http://teh.teh> http://teh/teh #teh @teh',
        '',
        '```teh',
        'teh',
        '```',
        '[teh]: http://teh',
        '',
        '**broood** ~~broood~~',
      ].join('\n'),
    );
    expect(marked(view)).toEqual(Array.from({ length: 5 }, () => 'broood'));
    const element = view.contentDOM.querySelector('.spelling-mistake');
    expect([element?.textContent, element?.getAttribute('aria-invalid')]).toEqual(['broood', 'spelling']);
  });

  it('[SP3] follow the language of each paragraph', async () => {
    const { view } = await openEditor(
      'the bread of the table is broood here\n\nde fiets staat in de schuur broood\n\nhet brood',
    );
    expect(marked(view)).toEqual(['broood', 'broood']);
  });

  it('[SP15] are of the one language that a person fixed the note to, and automatic again afterwards', async () => {
    const { view, language, doc } = await openEditor('de fiets staat in de schuur');
    expect(marked(view)).toEqual([]);
    language.fix('en-US');
    await settle();
    expect(marked(view)).toEqual(['de', 'fiets', 'staat', 'de', 'schuur']);
    expect(metaOf(doc).get('language')).toBe('en-US');
    language.fix(undefined);
    await settle();
    expect(marked(view)).toEqual([]);
  });

  it('[SP16] cost a key press nothing but a timer, and come when the typing pauses', async () => {
    const { view, main, spelling } = await openEditor('the bread');
    const asked = lookUps(main).length;
    const known = vi.spyOn(spelling, 'lookUp');
    const timers = vi.spyOn(globalThis, 'setTimeout');
    for (const letter of ' teh of') {
      type(view, letter);
      await vi.advanceTimersByTimeAsync(CHECK_DELAY_MS - 10);
    }
    expect([known.mock.calls.length, lookUps(main).length, marked(view)]).toEqual([0, asked, []]);
    expect(timers.mock.calls.filter(([, delay]) => delay === CHECK_DELAY_MS)).toHaveLength(' teh of'.length);
    await settle();
    expect(marked(view)).toEqual(['teh']);
    expect(lookUps(main)).toHaveLength(asked + 1);
  });

  it('[SP16] do not come under the word that is being written, until the caret leaves it', async () => {
    const { view } = await openEditor('the bread ');
    type(view, 'teh');
    await settle();
    expect(marked(view)).toEqual([]);
    view.dispatch({ selection: { anchor: 0 } });
    await settle();
    expect(marked(view)).toEqual(['teh']);
    type(view, 'n', view.state.doc.length);
    expect(marked(view)).toEqual([]);
  });

  it('[SP17] move along with what others write, whose typing without end does not put the check off', async () => {
    const { view, text, doc } = await openEditor('the teh');
    const remotely = (insert: string): void => doc.transact(() => text.insert(0, insert), 'main');
    remotely('teh the ');
    expect(marked(view)).toEqual(['teh']);
    for (let times = 0; times < 6; times++) {
      remotely('- ');
      await vi.advanceTimersByTimeAsync(CHECK_DELAY_MS / 2);
    }
    expect(marked(view)).toEqual(['teh', 'teh']);
  });

  it('[SP18] go when spelling is switched off, and the words are asked for no more', async () => {
    const { view, main, spelling } = await openEditor('the teh');
    spelling.setOn(false);
    await settle();
    const asked = lookUps(main).length;
    type(view, ' teh of');
    await settle();
    expect([marked(view), lookUps(main).length]).toEqual([[], asked]);
  });

  it('[SP18] go everywhere when a word is learnt', async () => {
    const { view, spelling } = await openEditor('teh broood teh');
    spelling.learn('teh');
    await settle();
    expect(marked(view)).toEqual(['broood']);
  });

  it('[SP19] ask for each word once', async () => {
    const { view, main } = await openEditor('teh bread teh bread');
    type(view, ' bread teh of');
    await settle();
    expect(lookUps(main).map(({ input }) => input)).toEqual([{ words: ['teh', 'bread'] }, { words: ['of'] }]);
  });

  it('[SP13] are left to the operating system where it checks', async () => {
    const { view, main } = await openEditor('teh', (fake) => {
      fake.spelling = { checker: 'system', isOn: true, dictionaries: [], languages: [], words: [] };
    });
    expect([view.contentDOM.getAttribute('spellcheck'), marked(view), lookUps(main)]).toEqual(['true', [], []]);
    const own = await openEditor('teh');
    expect(own.view.contentDOM.getAttribute('spellcheck')).toBe('false');
  });
});

/** Asks for the menu over the first marked word with the right button; undefined when the usual menu would open. */
async function chooseOverFirst({ view, main }: Awaited<ReturnType<typeof openEditor>>, choice: SpellingChoice) {
  main.chooseSpelling = () => Promise.resolve(succeed(choice));
  const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 });
  view.contentDOM.querySelector('.spelling-mistake')?.dispatchEvent(event);
  await settle();
  return main.asked.findLast(({ name }) => name === 'spelling.menu')?.input;
}

describe('the menu over a mistake', () => {
  it('[SP20] puts a suggestion in the place of the word, as one step that Undo takes back', async () => {
    const editor = await openEditor('the teh here');
    const { view } = editor;
    // Nothing here is drawn, so there is no place for the focus to go to.
    vi.spyOn(view, 'focus').mockReturnValue();
    type(view, ' bread');
    await settle();
    const asked = await chooseOverFirst(editor, { kind: 'replace', text: 'the' });
    expect(asked).toEqual({ word: 'teh', language: 'en-US', hasSelection: false });
    expect(view.state.doc.toString()).toBe('the the here bread');
    expect(view.state.selection.main.head).toBe(7);
    runScopeHandlers(view, new KeyboardEvent('keydown', { key: 'z', ctrlKey: true }), 'editor');
    expect(view.state.doc.toString()).toBe('the teh here bread');
  });

  it('[SP20] finds the word again when somebody wrote meanwhile, and changes nothing when it is gone', async () => {
    const editor = await openEditor('the teh here');
    const { view, text, doc, main } = editor;
    vi.spyOn(view, 'focus').mockReturnValue();
    const overMenu = (edit: () => void): void => {
      main.chooseSpelling = () => {
        doc.transact(edit, 'main');
        return Promise.resolve(succeed({ kind: 'replace', text: 'the' }));
      };
      const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2 });
      view.contentDOM.querySelector('.spelling-mistake')?.dispatchEvent(event);
    };
    overMenu(() => text.insert(0, 'Here: '));
    await settle();
    expect(text.toString()).toBe('Here: the the here');
    text.insert(0, 'teh ');
    await settle();
    overMenu(() => text.delete(0, 4));
    await settle();
    expect(text.toString()).toBe('Here: the the here');
  });

  it('[SP20] learns a word, lets it pass, and fixes the language of the note', async () => {
    const editor = await openEditor('the teh here');
    await chooseOverFirst(editor, { kind: 'language', language: 'nl' });
    expect(editor.language.fixed).toBe('nl');
    expect(await chooseOverFirst(editor, { kind: 'ignore' })).toMatchObject({ fixed: 'nl' });
    expect(editor.main.asked.at(-2)?.name).toBe('spelling.ignore');
    await chooseOverFirst(editor, { kind: 'language' });
    await chooseOverFirst(editor, { kind: 'learn' });
    expect(editor.spelling.words).toEqual(['teh']);
    expect(marked(editor.view)).toEqual([]);
  });

  it('[SP21] opens at the caret for a key, and leaves everything else to the usual menu', async () => {
    const { view, main } = await openEditor('the teh here');
    const press = (button: number, target: Element = view.contentDOM): boolean => {
      const event = new MouseEvent('contextmenu', { bubbles: true, cancelable: true, button });
      target.dispatchEvent(event);
      return event.defaultPrevented;
    };
    expect([press(0), press(2)]).toEqual([false, false]);
    view.dispatch({ selection: { anchor: 5 } });
    expect([press(0), press(2)]).toEqual([true, false]);
    await settle();
    expect(main.asked.filter(({ name }) => name === 'spelling.menu')).toHaveLength(1);
  });
});

describe('F7', () => {
  it('[SP22] selects the next mistake, however far, goes round at the end, and says when there is none', async () => {
    const lines = Array.from({ length: 3000 }, () => 'the bread of the table is here');
    const content = [...lines, '```', 'teh', '```', 'teh', ...lines].join('\n');
    const { view, onnone } = await openEditor(content);
    const press = async (): Promise<string> => {
      runScopeHandlers(view, new KeyboardEvent('keydown', { key: 'F7' }), 'editor');
      await settle();
      const { from, to } = view.state.selection.main;
      return `${view.state.sliceDoc(from, to)} in ${view.state.doc.lineAt(from).number}`;
    };
    expect(await press()).toBe('teh in 3004');
    expect(await press()).toBe('teh in 3004');
    expect(onnone).not.toHaveBeenCalled();
    const { from } = view.state.doc.line(3004);
    view.dispatch({ changes: { from, to: from + 3, insert: 'the' } });
    await press();
    expect(onnone).toHaveBeenCalledOnce();
  });
});

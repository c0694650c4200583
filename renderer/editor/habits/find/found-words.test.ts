import { afterEach, describe, expect, it } from 'vitest';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { foundWords } from './found-words.ts';

let editor: EditorUnderTest;
afterEach(() => editor.view.destroy());

const marked = (): string[] =>
  [...editor.view.contentDOM.querySelectorAll('.cm-found-word')].map((each) => each.textContent ?? '');
const openFound = async (text: string, query: string, instead: readonly string[] = []): Promise<void> => {
  const source = { current: () => ({ query, instead }), follow: () => () => undefined };
  editor = new EditorUnderTest(text, { extensions: [foundWords(source), bodyExtensions()] });
  await Promise.resolve();
};

describe('a note that was found', () => {
  it('[LI10] has what was searched for marked, case and accents aside, until Escape', async () => {
    await openFound('|The café of Anna, and a Cafeteria.', 'cafe is:task');
    expect(marked()).toEqual(['café', 'Cafe']);
    editor.press('Escape');
    expect(marked()).toEqual([]);
  });

  it('[LI10] F3 goes from one to the next, and the caret stays where it was until then', async () => {
    await openFound('|tea, then tea', 'tea');
    expect(editor.shown).toBe('|tea, then tea');
    editor.press('F3');
    editor.press('F3');
    expect(editor.shown).toBe('tea, then |tea|');
  });

  it('[LI10] what was looked for instead is marked; a search without words marks nothing', async () => {
    await openFound('|kettle', 'ketle', ['kettle']);
    expect(marked()).toEqual(['kettle']);
    editor.view.destroy();
    await openFound('|is task', 'is:task');
    expect(marked()).toEqual([]);
  });
});

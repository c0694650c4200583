import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';

afterEach(() => document.body.replaceChildren());

const KEYS = [
  ...['Ctrl+b', 'Ctrl+i', 'Ctrl+u', 'Ctrl+e', 'Ctrl+Shift+x'],
  ...['Ctrl+Shift+7', 'Ctrl+Shift+8', 'Ctrl+Shift+9', 'Ctrl+Shift+.', 'Ctrl+1', 'Ctrl+3', 'Ctrl+Enter'],
  ...['Tab', 'Shift+Tab', 'Alt+ArrowUp', 'Alt+ArrowDown'],
] as const;

const leads = fc.constantFrom(
  '',
  '- ',
  '* ',
  '1. ',
  '7) ',
  '- [ ] ',
  '- [x] ',
  '> ',
  '> - ',
  '  - ',
  '   2. ',
  '# ',
  '### ',
);
const words = fc.constantFrom('word', '**strong**', 'two words', '`code`', '~~gone~~', '*a*', '', 'é 😀', '==lit==');
const lines = fc.tuple(leads, fc.array(words, { maxLength: 3 })).map(([lead, all]) => lead + all.join(' '));
const texts = fc.array(lines, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n'));
const places = fc.nat({ max: 200 });

/** What nobody may lose: the letters, in order. Marks, numbers and the cross of a task are the commands' own. */
const lettersOf = (text: string): string => text.replace(/\[[ x]\]/g, '').replace(/[^\p{L}😀]/gu, '');
/** The same where lines change places. */
const letterBag = (text: string): string => [...lettersOf(text)].sort().join('');

/** A place where a caret can be: not within a pair of units, nor within the box of a task. */
function placeIn(text: string, wish: number): number {
  const place = Math.min(wish, text.length);
  const box = [...text.matchAll(/\[[ x]\]/g)].find(({ index }) => index < place && place < index + 3);
  if (box !== undefined) return box.index + 3;
  return place + (/[\uDC00-\uDFFF]/.test(text[place] ?? '') ? 1 : 0);
}

describe('what every key keeps', () => {
  it('[IH13] no key loses a letter, and one Undo restores the text exactly', () => {
    fc.assert(
      fc.property(texts, places, places, fc.constantFrom(...KEYS), (text, anchor, head, key) => {
        const editor = new EditorUnderTest(text);
        editor.select(placeIn(text, anchor), placeIn(text, head));
        editor.press(key);
        expect(letterBag(editor.text)).toBe(letterBag(text));
        if (!key.startsWith('Alt')) expect(lettersOf(editor.text)).toBe(lettersOf(text));
        expect(editor.view.state.doc.toString()).toBe(editor.text);
        if (editor.text !== text) editor.press('Ctrl+z');
        expect(editor.text).toBe(text);
        editor.view.destroy();
      }),
      // A selection that begins in a blank line: CodeMirror's own Ctrl+Enter deletes it.
      {
        numRuns: 600,
        examples: [
          ['\nword', 1, 0, 'Ctrl+Enter'],
          ['- [x] \n', 4, 4, 'Ctrl+b'],
        ],
      },
    );
  });
});

/** One person's copy of a note that others change, too. */
function copyOf(update: Uint8Array, clientID: number): { readonly doc: Y.Doc; readonly editor: EditorUnderTest } {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, update, 'main');
  return { doc, editor: new EditorUnderTest('', { doc }) };
}

/** What one person does on their own: a few times a selection of whole words, and a key. */
const deeds = fc.array(
  fc.record({
    first: fc.nat({ max: 5 }),
    count: fc.integer({ min: 1, max: 4 }),
    key: fc.constantFrom('Ctrl+b', 'Ctrl+b', 'Ctrl+Enter'),
  }),
  { minLength: 1, maxLength: 3 },
);
const TOKENS = ['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir'] as const;

function act(editor: EditorUnderTest, doing: readonly { first: number; count: number; key: string }[]): void {
  for (const { first, count, key } of doing) {
    const last = TOKENS[Math.min(first + count, TOKENS.length) - 1] ?? 'fir';
    editor.select(editor.text.indexOf(TOKENS[first] ?? 'alder'), editor.text.indexOf(last) + last.length);
    editor.press(key);
  }
}

describe('marks that met', () => {
  it('[IH14] after concurrent marks, a merge and one more edit of the line nothing is doubled and no word is lost', () => {
    let metCount = 0;
    const leadsOf = fc.constantFrom('- [ ] ', '- [x] ', '> 1. x\n> - [ ] ');
    fc.assert(
      fc.property(leadsOf, deeds, deeds, (lead, ofAlice, ofBob) => {
        const start = new Y.Doc();
        start.getText('body').insert(0, `${lead}${TOKENS.join(' ')}`);
        const update = Y.encodeStateAsUpdate(start);
        const [alice, bob] = [copyOf(update, 1), copyOf(update, 2)];
        act(alice.editor, ofAlice);
        act(bob.editor, ofBob);
        Y.applyUpdate(alice.doc, Y.encodeStateAsUpdate(bob.doc), 'main');
        const merged = alice.editor.text;
        if (/\*{4}|\[[ x]{2,}\]/.test(merged)) metCount++;
        alice.editor.select(merged.indexOf('dogwood') + 3);
        alice.editor.press('Escape');
        alice.editor.type('!');
        expect(alice.editor.text).not.toMatch(/\*{4}|\[[ x]{2,}\]/);
        expect(alice.editor.text.replace(/^[\s\S]*- \[[ x]\] /, '').replaceAll('*', '')).toBe(
          'alder birch cedar dog!wood elm fir',
        );
        alice.editor.press('Ctrl+z');
        expect(alice.editor.text).toBe(merged);
        alice.editor.view.destroy();
        bob.editor.view.destroy();
      }),
      { numRuns: 500, seed: 20_261_124 },
    );
    // Otherwise this would prove nothing.
    expect(metCount).toBeGreaterThan(50);
  });
});

describe('repair while writing', () => {
  it('[IH15] only the own edit of the very line repairs it, in the same step of Undo', () => {
    const editor = new EditorUnderTest('****seven****\nother|');
    editor.remote(13, ' ');
    editor.type('s');
    expect(editor.text).toBe('****seven**** \nothers');
    editor.press('Ctrl+z');
    editor.select(7);
    editor.type('n');
    expect(editor.shown).toBe('**sevn|en** \nother');
    editor.press('Ctrl+z');
    expect(editor.text).toBe('****seven**** \nother');
  });

  it('[IH15] marks that are being written, and what is in code, stay', () => {
    const editor = new EditorUnderTest('**a**|**b**');
    editor.type('xy');
    expect(editor.text).toBe('**a**xy**b**');
    const code = new EditorUnderTest('```\n****seven****|\n```');
    code.type('!');
    expect(code.text).toBe('```\n****seven****!\n```');
  });

  it('[IH16] marks around deleted text go with the next edit of the line, typed stars stay', () => {
    const editor = new EditorUnderTest('buy **bread** today|');
    editor.editable.text.doc?.transact(() => editor.editable.text.delete(6, 5), 'main');
    editor.type('.');
    expect(editor.text).toBe('buy  today.');
    const literal = new EditorUnderTest('the word is ****|');
    literal.type(' indeed');
    expect(literal.text).toBe('the word is **** indeed');
  });
});

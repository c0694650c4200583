import { forceParsing } from '@codemirror/language';
import { GFM, parser } from '@lezer/markdown';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { TableAction } from '../../../../core/markdown/table/edit-table.ts';
import { readTable } from '../../../../core/markdown/table/read-table.ts';
import { EditorUnderTest } from '../../../testing/editor-under-test.ts';
import { bodyExtensions } from '../../body-editor.ts';
import { livePreview } from '../live-preview.ts';
import { setActive } from '../reveal.ts';
import { changeTable, fillFromCell } from './table-commands.ts';

const TABLE_WORDS = [
  'alder',
  'birch',
  'cedar',
  'damson',
  'elm',
  'fir',
  'gorse',
  'hazel',
  'iris',
  'jasmine',
  'kapok',
  'larch',
];
const table = [
  '| alder | birch | cedar |',
  '| --- | --- | --- |',
  '| damson | elm | fir |',
  '| gorse | hazel | iris |',
  '| jasmine | kapok | larch |',
].join('\n');
const LIST_WORDS = ['maple', 'nettle', 'oak', 'pine', 'quince', 'rose'];
const lists = [
  '- [ ] maple\n- [ ] nettle oak\n  - [ ] pine\n- [x] quince\n- [ ] rose',
  '1. maple\n2. nettle oak\n   1. pine\n3. quince\n4. rose',
  '* maple\n* nettle oak\n* pine\n* quince\n  * rose',
];

/** Two editors for each of hundreds of meetings take their time on a busy machine. */
const PATIENCE_MS = 240_000;

const ACTIONS: readonly TableAction[] = [
  ...(['row-above', 'row-below', 'column-before', 'column-after', 'delete-row', 'delete-column'] as const),
  ...(['row-up', 'row-down', 'column-back', 'column-on', 'align-start', 'align-center', 'align-end'] as const),
];

/** What one person does: something to the word at which the caret is. */
interface Deed {
  readonly word: string;
  readonly what: string;
}

const tableDeeds = fc.record({
  word: fc.constantFrom(...TABLE_WORDS),
  what: fc.constantFrom(...ACTIONS, ...ACTIONS, 'type', 'type', 'type', 'Ctrl+b', 'Ctrl+b', 'fill'),
});
const listDeeds = fc.record({
  word: fc.constantFrom(...LIST_WORDS),
  what: fc.constantFrom('Tab', 'Tab', 'Shift+Tab', 'Enter', 'Ctrl+Enter', 'Ctrl+b', 'type'),
});

/** One person's copy of a note that others change, too, drawn as a page. */
function copyOf(update: Uint8Array, clientID: number): { readonly doc: Y.Doc; readonly editor: EditorUnderTest } {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  Y.applyUpdate(doc, update, 'main');
  const source = { isOn: false, onchange: () => () => undefined };
  const preview = livePreview(source, { openLink: () => undefined, copyText: () => undefined });
  const editor = new EditorUnderTest('', { doc, extensions: [bodyExtensions(), preview] });
  forceParsing(editor.view, editor.text.length);
  return { doc, editor };
}

const isAction = (what: string): what is TableAction => (ACTIONS as readonly string[]).includes(what);

/** Does it by the functions that the keys and the menu call. What is new is named by the person's own word. */
function act(editor: EditorUnderTest, { word, what }: Deed, own: string): void {
  const at = editor.text.indexOf(word);
  editor.view.dispatch({ effects: setActive.of(true) });
  editor.select(at, what === 'Ctrl+b' ? at + word.length : at);
  if (isAction(what)) changeTable(editor.view, what);
  else if (what === 'fill')
    fillFromCell(editor.view, [
      [`${own}1`, `${own}2`],
      [`${own}3`, `${own}4`],
    ]);
  else if (what === 'type') {
    editor.select(at + word.length);
    editor.type(own);
  } else if (what === 'Enter') {
    editor.select(editor.view.state.doc.lineAt(at).to);
    editor.press('Enter');
    editor.type(own);
  } else editor.press(what);
  editor.view.dispatch({ effects: setActive.of(false) });
}

interface Meeting {
  readonly alice: ReturnType<typeof copyOf>;
  readonly bob: ReturnType<typeof copyOf>;
  /** What each of the two had written before they met. */
  readonly texts: readonly [string, string];
}

function meet(text: string, ofAlice: Deed, ofBob: Deed): Meeting {
  const start = new Y.Doc();
  start.getText('body').insert(0, text);
  const update = Y.encodeStateAsUpdate(start);
  const [alice, bob] = [copyOf(update, 1), copyOf(update, 2)];
  act(alice.editor, ofAlice, 'zulu');
  act(bob.editor, ofBob, 'yankee');
  const texts = [alice.editor.text, bob.editor.text] as const;
  const [fromAlice, fromBob] = [Y.encodeStateAsUpdate(alice.doc), Y.encodeStateAsUpdate(bob.doc)];
  Y.applyUpdate(alice.doc, fromBob, 'main');
  Y.applyUpdate(bob.doc, fromAlice, 'main');
  for (const { editor } of [alice, bob]) forceParsing(editor.view, editor.text.length);
  return { alice, bob, texts };
}

const timesIn = (text: string, word: string): number => text.split(word).length - 1;

/** What is to be read by everybody: words that both have kept, or one has written; and none twice. */
function expectWords(shown: string, words: readonly string[], [one, other]: readonly [string, string]): void {
  for (const word of words) {
    const times = timesIn(shown, word);
    expect(times, word).toBeLessThanOrEqual(1);
    if (one.includes(word) && other.includes(word)) expect(times, word).toBe(1);
  }
  for (const [own, text] of [
    ['zulu', one],
    ['yankee', other],
  ] as const) {
    expect(timesIn(shown, own), own).toBe(timesIn(text, own));
  }
}

const shownIn = ({ view }: EditorUnderTest): string => view.contentDOM.textContent ?? '';

const close = ({ alice, bob }: Meeting): void => {
  alice.editor.view.destroy();
  bob.editor.view.destroy();
};

afterEach(() => document.body.replaceChildren());

describe('concurrent edits', () => {
  it(
    '[TB42] of a table converge in one table, which shows every word once, and the next edit makes it everybody’s',
    () => {
      let metCount = 0;
      fc.assert(
        fc.property(tableDeeds, tableDeeds, (ofAlice, ofBob) => {
          const meeting = meet(table, ofAlice, ofBob);
          const { alice, bob, texts } = meeting;
          const merged = alice.editor.text;
          expect(bob.editor.text).toBe(merged);
          for (const { editor } of [alice, bob]) {
            expect(editor.view.contentDOM.querySelectorAll('table')).toHaveLength(1);
            expect(editor.view.contentDOM.querySelectorAll('.cm-line')).toHaveLength(0);
            expectWords(shownIn(editor), TABLE_WORDS, texts);
            expect(shownIn(editor)).not.toMatch(/\*{4}|\|/);
          }
          if (merged !== texts[0] && merged !== texts[1]) metCount++;
          const word = TABLE_WORDS.find((one) => timesIn(merged, one) === 1) ?? 'alder';
          alice.editor.editable.undo.stopCapturing();
          act(alice.editor, { word, what: 'type' }, 'xray');
          const repaired = alice.editor.text;
          expect(repaired).toContain('xray');
          expect(repaired).not.toContain('****');
          expectWords(repaired, TABLE_WORDS, texts);
          const { topNode } = parser.configure(GFM).parse(repaired);
          expect([topNode.firstChild?.name, topNode.firstChild?.to]).toEqual(['Table', repaired.length]);
          const { rows = [], columns = 0, rule } = readTable(repaired) ?? {};
          expect([rows[0]?.cells.length, rule?.cells.length]).toEqual([columns, columns]);
          expect(repaired.split('\n')).toHaveLength(rows.length + 1);
          alice.editor.press('Ctrl+z');
          expect(alice.editor.text).toBe(merged);
          close(meeting);
        }),
        { numRuns: 300, seed: 20_261_124 },
      );
      // Otherwise this would prove nothing.
      expect(metCount).toBeGreaterThan(150);
    },
    PATIENCE_MS,
  );

  it(
    '[TB43] of a list converge in one list, which shows every word once',
    () => {
      fc.assert(
        fc.property(fc.constantFrom(...lists), listDeeds, listDeeds, (list, ofAlice, ofBob) => {
          const meeting = meet(list, ofAlice, ofBob);
          const { alice, bob, texts } = meeting;
          const merged = alice.editor.text;
          expect(bob.editor.text).toBe(merged);
          const { topNode } = parser.configure(GFM).parse(merged);
          expect(topNode.firstChild?.name).toBe(list.startsWith('1') ? 'OrderedList' : 'BulletList');
          expect(topNode.firstChild?.nextSibling).toBeNull();
          expectWords(shownIn(alice.editor), LIST_WORDS, texts);
          expect(shownIn(alice.editor)).not.toMatch(/\*{4}|\[[ x]{1,4}\]/);
          act(alice.editor, { word: 'oak', what: 'type' }, 'xray');
          expect(alice.editor.view.state.doc.lineAt(alice.editor.text.indexOf('xray')).text).not.toMatch(
            /\*{4}|\[[ x]{2,}\]/,
          );
          close(meeting);
        }),
        { numRuns: 200, seed: 20_261_124 },
      );
    },
    PATIENCE_MS,
  );
});

import { afterEach, describe, expect, it, vi } from 'vitest';
import { BodyFacts } from '../../state/body-facts.svelte.ts';
import { COUNT_DELAY_MS } from '../../state/word-count.ts';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { selectionCount } from './selection-count.ts';

afterEach(() => document.body.replaceChildren());

/** What an editor shows after keys were pressed in it, and after those were undone. */
function outcomeOf(text: string, ...keys: readonly string[]): { readonly shown: string; readonly undone: string } {
  const editor = new EditorUnderTest(text);
  editor.press(...keys);
  const { shown } = editor;
  for (const _ of keys) editor.press('Ctrl+z');
  return { shown, undone: editor.text };
}

const plain = (text: string): string => text.replaceAll('|', '');

describe('marks by keyboard', () => {
  it.each([
    ['a |word| here', 'Ctrl+b', 'a **|word|** here'],
    ['a |word| here', 'Ctrl+i', 'a *|word|* here'],
    ['a |word| here', 'Ctrl+u', 'a ==|word|== here'],
    ['a |word| here', 'Ctrl+e', 'a `|word|` here'],
    ['a |word| here', 'Ctrl+Shift+x', 'a ~~|word|~~ here'],
    ['a ==|word|== here', 'Ctrl+u', 'a |word| here'],
    ['a| word |here', 'Ctrl+b', 'a| **word** |here'],
    ['a| **word** |here', 'Ctrl+b', 'a| word |here'],
    ['a w|ord here', 'Ctrl+b', 'a **w|ord** here'],
    ['a **two w|ords** here', 'Ctrl+b', 'a two w|ords here'],
    ['a ==two w|ords== here', 'Ctrl+u', 'a two w|ords here'],
    ['|one **two| three** four', 'Ctrl+b', '**|one two| three** four'],
    ['|one **two** three| four', 'Ctrl+b', '**|one two three|** four'],
    ['|one ==two== three| four', 'Ctrl+u', '==|one two three|== four'],
    ['a | here', 'Ctrl+b', 'a **|** here'],
    ['a **|** here', 'Ctrl+b', 'a | here'],
    ['**one |two| three**', 'Ctrl+b', '**one** |two| **three**'],
    ['**|one| two**', 'Ctrl+b', '|one| **two**'],
  ])('[IH1] %s and %s give %s', (text, key, wanted) => {
    expect(outcomeOf(text, key)).toEqual({ shown: wanted, undone: plain(text) });
  });

  it('[IH1] several lines are marked each for itself, without what leads them', () => {
    expect(outcomeOf('|- one\n\n> two|', 'Ctrl+b').shown).toBe('|- **one**\n\n> **two**|');
    expect(outcomeOf('|- **one**\n\n> **two**|', 'Ctrl+b').shown).toBe('|- one\n\n> two|');
  });

  it.each([
    ['see |here|', 'see [here](|)'],
    ['see |https://example.org/|', 'see [|](https://example.org/)'],
    ['see |', 'see [|]()'],
  ])('[IH2] Ctrl+Shift+K makes %s the link %s', (text, wanted) => {
    expect(outcomeOf(text, 'Ctrl+Shift+k')).toEqual({ shown: wanted, undone: plain(text) });
  });
});

describe('blocks by keyboard', () => {
  it.each([
    ['|one\ntwo|', 'Ctrl+Shift+7', '1. |one\n2. two|'],
    ['|one\n\ntwo|', 'Ctrl+Shift+8', '- |one\n\n- two|'],
    ['- o|ne', 'Ctrl+Shift+9', '- [ ] o|ne'],
    ['|- [x] one\n- [ ] two|', 'Ctrl+Shift+7', '|1. one\n2. two|'],
    ['|1. one\n2. two|', 'Ctrl+Shift+7', '|one\ntwo|'],
    ['> o|ne', 'Ctrl+Shift+8', '> - o|ne'],
    ['- a\n  - b|', 'Ctrl+Shift+9', '- a\n  - [ ] b|'],
    ['## o|ne', 'Ctrl+Shift+8', '- o|ne'],
    ['|', 'Ctrl+Shift+8', '- |'],
    ['o|ne', 'Ctrl+2', '## o|ne'],
    ['# o|ne', 'Ctrl+2', '## o|ne'],
    ['## o|ne', 'Ctrl+2', 'o|ne'],
    ['- o|ne', 'Ctrl+1', '# o|ne'],
    ['|one\n\ntwo|', 'Ctrl+Shift+.', '> |one\n> \n> two|'],
    ['> o|ne', 'Ctrl+Shift+.', 'o|ne'],
  ])('[IH3] %j and %s give %j', (text, key, wanted) => {
    expect(outcomeOf(text, key)).toEqual({ shown: wanted, undone: plain(text) });
  });

  it.each([
    ['- [ ] br|ead', '- [x] br|ead'],
    ['> 1. x\n> - [x] br|ead', '> 1. x\n> - [ ] br|ead'],
    ['|- [x] a\n- [ ] b|', '|- [x] a\n- [x] b|'],
  ])('[IH4] Ctrl+Enter checks and clears tasks: %j becomes %j', (text, wanted) => {
    expect(outcomeOf(text, 'Ctrl+Enter')).toEqual({ shown: wanted, undone: plain(text) });
  });

  it('[IH4] Ctrl+Enter in a link, or where no task is, toggles nothing', () => {
    const inLink = new EditorUnderTest('- [ ] see [the si|te](https://example.org/)');
    inLink.press('Ctrl+Enter');
    expect(inLink.text).toContain('- [ ] see');
    const elsewhere = new EditorUnderTest('[ ] br|ead');
    elsewhere.press('Ctrl+Enter');
    expect(elsewhere.text).toContain('[ ] bread');
  });

  it('[IH5] lines are moved and copied, and ordered lists count on', () => {
    expect(outcomeOf('1. a\n2. b|\n3. c', 'Alt+ArrowUp')).toEqual({
      shown: '1. b|\n2. a\n3. c',
      undone: '1. a\n2. b\n3. c',
    });
    expect(outcomeOf('1. a|\n2. b', 'Shift+Alt+ArrowDown')).toEqual({
      shown: '1. a\n2. a|\n3. b',
      undone: '1. a\n2. b',
    });
    expect(outcomeOf('one|\ntwo', 'Alt+ArrowDown').shown).toBe('two\none|');
  });
});

describe('several carets and pairs', () => {
  it('[IH6] Ctrl+D adds the next place of the same word, and what is typed goes to all', () => {
    const editor = new EditorUnderTest('|tea| and tea and tea');
    editor.press('Ctrl+d', 'Ctrl+d');
    expect(editor.view.state.selection.ranges).toHaveLength(3);
    editor.view.dispatch(editor.view.state.replaceSelection('coffee'));
    expect(editor.text).toBe('coffee and coffee and coffee');
    editor.press('Escape');
    expect(editor.view.state.selection.ranges).toHaveLength(1);
  });

  it('[IH7] brackets and quotes come in pairs, and are typed over', () => {
    const editor = new EditorUnderTest('|');
    editor.type('(a');
    expect(editor.shown).toBe('(a|)');
    editor.type(') don\'t "b"');
    expect(editor.text).toBe('(a) don\'t "b"');
  });

  it.each(['*', '_', '~', '=', '`', "'"])('[IH7] %s typed over a selection stands around it', (mark) => {
    const editor = new EditorUnderTest('a |word| here');
    editor.type(mark);
    expect(editor.shown).toBe(`a ${mark}|word|${mark} here`);
    editor.press('Ctrl+z');
    expect(editor.text).toBe('a word here');
  });
});

describe('Markdown as it is typed', () => {
  it.each([
    ['- one|', '- one\n- |'],
    ['1. one|\n2. two', '1. one\n2. |\n3. two'],
    ['- [x] one|', '- [x] one\n- [ ] |'],
    ['> one|', '> one\n> |'],
    ['- one\n- |', '- one\n|'],
    ['- [ ] |', '|'],
    ['> one\n> |', '> one\n|'],
    ['1. one\n2. |\n3. two', '1. one\n|\n2. two'],
  ])('[IH8] Enter in %j gives %j', (text, wanted) => {
    expect(outcomeOf(text, 'Enter')).toEqual({ shown: wanted, undone: plain(text) });
  });

  it.each([
    ['1. one\n2. two|\n3. three', 'Tab', '1. one\n   1. two|\n2. three'],
    ['1. one\n   1. two|\n2. three', 'Shift+Tab', '1. one\n2. two|\n3. three'],
    ['- one\n- two|\n  - three', 'Tab', '- one\n  - two|\n    - three'],
    ['- one|\n- two', 'Tab', '- one|\n- two'],
    ['- [ ] one\n- [ ] two|', 'Tab', '- [ ] one\n  - [ ] two|'],
    ['> - one\n> - two|', 'Tab', '> - one\n>   - two|'],
    ['|- one\n- two\n- three|', 'Tab', '|- one\n- two\n- three|'],
    ['- one\n|- two\n- three|', 'Tab', '- one\n  |- two\n  - three|'],
  ])('[IH9] in %j %s gives %j', (text, key, wanted) => {
    expect(outcomeOf(text, key).shown.replaceAll('|', '')).toBe(plain(wanted));
    expect(outcomeOf(text, key).undone).toBe(plain(text));
  });

  it.each([
    ['', '[] ', '- [ ] |', '[] '],
    ['- ', '[] ', '- [ ] |', '- [] '],
    ['> ', '[x] ', '> - [x] |', '> [x] '],
    ['a ', '[] ', 'a [] |', 'a '],
  ])('[IH10] after %j typing %j gives %j', (before, typed, wanted, undone) => {
    const editor = new EditorUnderTest(`${before}|`);
    editor.type(typed);
    expect(editor.shown).toBe(wanted);
    editor.press('Ctrl+z');
    expect(editor.text).toBe(undone);
  });
});

describe('what is selected', () => {
  it('[IH20] is counted a moment after the selection changed, and no more when there is none', () => {
    vi.useFakeTimers();
    const facts = new BodyFacts();
    const editor = new EditorUnderTest('|two words| and more', { extensions: selectionCount(facts) });
    editor.select(0, 9);
    vi.advanceTimersByTime(COUNT_DELAY_MS);
    expect(facts.selected).toEqual({ words: 2, characters: 9 });
    editor.select(3);
    expect(facts.selected).toBeUndefined();
    vi.useRealTimers();
  });
});

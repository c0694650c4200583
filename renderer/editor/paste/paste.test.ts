import { afterEach, describe, expect, it } from 'vitest';
import type { PastedMarkdown, PastedPicture } from '../../../core/contract/paste-commands.ts';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { bodyExtensions } from '../body-editor.ts';
import { titleExtensions } from '../title-editor.ts';
import { isOwnCopy } from './own-copy.ts';
import type { PastePorts } from './paste-ports.ts';
import { richPaste } from './rich-paste.ts';

afterEach(() => document.body.replaceChildren());

/** What a clipboard or a drag brings, by type. */
type Brought = Readonly<Record<string, string>>;

/** An editor whose pastes are converted when the test says so. */
class Pasting implements PastePorts {
  readonly editor: EditorUnderTest;
  readonly asked: string[] = [];
  readonly pictures: PastedPicture[] = [];
  readonly #answers: ((answer: PastedMarkdown) => void)[] = [];

  constructor(text: string, isLocked = false) {
    this.editor = new EditorUnderTest(text, { extensions: [bodyExtensions(), richPaste(this)], isLocked });
  }

  toMarkdown(html: string): Promise<PastedMarkdown> {
    this.asked.push(html);
    return new Promise((resolve) => this.#answers.push(resolve));
  }

  attachPictures(_view: unknown, pictures: readonly PastedPicture[]): void {
    this.pictures.push(...pictures);
  }

  paste(brought: Brought): void {
    const event = new Event('paste', { bubbles: true, cancelable: true });
    const getData = (type: string): string => brought[type] ?? '';
    this.editor.view.contentDOM.dispatchEvent(Object.assign(event, { clipboardData: { getData, files: [] } }));
  }

  /** Answers the oldest question. */
  async answer(markdown: string, more: Partial<Extract<PastedMarkdown, { kind: 'markdown' }>> = {}): Promise<void> {
    const isBlock = markdown.includes('\n') || /^(?:[-#>|]|\d+\.) /.test(markdown);
    this.#answers.shift()?.({ kind: 'markdown', markdown, isBlock, pictures: [], ...more });
    await Promise.resolve();
  }

  async answerPlain(): Promise<void> {
    this.#answers.shift()?.({ kind: 'plain' });
    await Promise.resolve();
  }
}

const rich: Brought = { 'text/html': '<b>x</b>', 'text/plain': 'x' };

/** What an editor shows after rich text was pasted that means this Markdown. */
async function pastedInto(text: string, markdown: string): Promise<string> {
  const pasting = new Pasting(text);
  pasting.paste(rich);
  await pasting.answer(markdown);
  return pasting.editor.shown;
}

describe('a rich paste', () => {
  it('[PA10] takes the place of what was selected, as one step of Undo', async () => {
    const pasting = new Pasting('one |two| three');
    pasting.paste(rich);
    expect(pasting.editor.text).toBe('one two three');
    await pasting.answer('**2**');
    expect(pasting.editor.shown).toBe('one **2**| three');
    pasting.editor.press('Ctrl+z');
    expect(pasting.editor.text).toBe('one two three');
  });

  it('[PA11] goes where the caret was, whatever others write meanwhile', async () => {
    const pasting = new Pasting('one | three');
    pasting.paste(rich);
    pasting.editor.remote(0, 'zero ');
    pasting.editor.remote(pasting.editor.text.length, ' four');
    await pasting.answer('**2**');
    expect(pasting.editor.shown).toBe('zero one **2**| three four');
  });

  it.each([
    ['one |', 'one **2**ab|'],
    ['one |two| three', 'one **2**ab| three'],
  ])('[PA12] what is typed into %s meanwhile is kept, behind the pasted text', async (text, wanted) => {
    const pasting = new Pasting(text);
    pasting.paste(rich);
    pasting.editor.type('ab');
    await pasting.answer('**2**');
    expect(pasting.editor.shown).toBe(wanted);
    pasting.editor.press('Ctrl+z');
    expect(pasting.editor.text).toBe(wanted.replace('**2**', '').replace('|', ''));
  });

  it('[PA12] two pastes into one place stand in their order', async () => {
    const pasting = new Pasting('a |b| c');
    pasting.paste(rich);
    pasting.paste(rich);
    await pasting.answer('*1*');
    await pasting.answer('*2*');
    expect(pasting.editor.shown).toBe('a *1**2*| c');
  });

  it('[PA13] goes nowhere when the note is closed meanwhile, or may not be written any more', async () => {
    const pasting = new Pasting('one |');
    pasting.paste(rich);
    pasting.editor.view.destroy();
    await pasting.answer('**2**');
    expect(pasting.editor.text).toBe('one ');
    const locked = new Pasting('one |', true);
    locked.paste(rich);
    expect(locked.asked).toEqual([]);
  });

  it('[PA14] is the plain text when it cannot be converted, or says no more than that', async () => {
    const pasting = new Pasting('one |');
    pasting.paste({ 'text/html': '<p>x', 'text/plain': 'a\r\nb' });
    await pasting.answerPlain();
    expect(pasting.editor.shown).toBe('one a\nb|');
  });

  it.each([
    ['in code', '```\n|\n```', rich, '```\nx|\n```'],
    ['in code of a line', 'a `|b`', rich, 'a `x|b`'],
    ['with no HTML', 'a |', { 'text/plain': '**b**' }, 'a **b**|'],
    ['of our own', 'a |', { 'text/html': '<div data-commonplace>b</div>', 'text/plain': '**b**' }, 'a **b**|'],
  ])('[PA15] is plain at once %s', (_where, text, brought: Brought, wanted) => {
    const pasting = new Pasting(text);
    pasting.paste(brought);
    expect(pasting.asked).toEqual([]);
    expect(pasting.editor.shown).toBe(wanted);
  });

  it('[PA15] is plain at once in a table, and Markdown in place of a whole note that is code', async () => {
    const table = new Pasting('');
    table.editor.view.dispatch({ changes: { from: 0, insert: '| a | b |\n| - | - |\n| c | d |' } });
    table.editor.select(22);
    table.paste(rich);
    expect(table.asked).toEqual([]);
    expect(table.editor.text).toBe('| a | b |\n| - | - |\n| xc | d |');
    const whole = new Pasting('|```\na\n```|');
    whole.paste(rich);
    await whole.answer('**b**');
    expect(whole.editor.text).toBe('**b**');
  });

  it('[PA15] an address over words makes them a link, rich or not', () => {
    const pasting = new Pasting('see |here|');
    pasting.paste({ 'text/html': '<a href="https://a.example/">A</a>', 'text/plain': 'https://a.example/' });
    expect(pasting.editor.text).toBe('see [here](https://a.example/)');
  });
});

describe('blocks pasted', () => {
  it.each([
    ['|', '# A\n\nb', '# A\n\nb|'],
    ['one|', '# A\n\nb', 'one\n\n# A\n\nb|'],
    ['one |two', '# A\n\nb', 'one \n\n# A\n\nb|\n\ntwo'],
    ['one\n|\ntwo', 'a\n\nb', 'one\n\na\n\nb|\n\ntwo'],
    ['one\n\n|\n\ntwo', 'a\n\nb', 'one\n\na\n\nb|\n\ntwo'],
    ['> one|', 'a\n\nb', '> one\n>\n> a\n>\n> b|'],
    ['> |', 'a\n\n> b', '> a\n>\n> > b|'],
    ['- one|', 'a\n\nb', '- one\n\n  a\n\n  b|'],
    ['|', 'a\n\n```\nb\n```', 'a\n\n```\nb\n```\n|'],
    ['|', '| a |\n| - |\n| b |', '| a |\n| - |\n| b |\n|'],
    ['|\ntwo', '# a\n\n| b |\n| - |', '# a\n\n| b |\n| - |\n|\ntwo'],
    ['1. one|', 'a\n\n- b', '1. one\n\n   a\n\n   - b|'],
    ['- one|', '- a\n  - b', '- one\n- a\n  - b|'],
    ['- one\n- |', '- [ ] a\n- [x] b', '- one\n- [ ] a\n- [x] b|'],
    ['- [ ] |', '- a', '- a|'],
    ['> - one|', '- a\n- b', '> - one\n> - a\n> - b|'],
    ['  - one|', '- a\n- b', '  - one\n  - a\n  - b|'],
  ])('[PA16] %j and %j give %j', async (text, markdown, wanted) => {
    expect(await pastedInto(text, markdown)).toBe(wanted);
  });

  it('[PA17] tells where the words of its pictures stand', async () => {
    const pasting = new Pasting('> - one|');
    pasting.paste(rich);
    const markdown = 'a\n\nsee A cat here';
    const from = markdown.indexOf('A cat');
    await pasting.answer(markdown, {
      pictures: [{ name: 'picture.png', bytes: new Uint8Array(1), from, to: from + 5 }],
    });
    const [picture] = pasting.pictures;
    expect(pasting.editor.text.slice(picture?.from, picture?.to)).toBe('A cat');
  });
});

describe('around rich pastes', () => {
  it('[PA15] our own copies are known by their first element only', () => {
    expect(isOwnCopy("<meta charset='utf-8'><html><body><!--StartFragment--><p data-commonplace>x")).toBe(true);
    expect(isOwnCopy('<div class="a" data-commonplace="1">')).toBe(true);
    expect(isOwnCopy('<p>x</p><div data-commonplace>')).toBe(false);
    expect(isOwnCopy('<p>data-commonplace</p>')).toBe(false);
    expect(isOwnCopy(`<${'<'.repeat(5000)}`)).toBe(false);
  });

  it('[PA18] a title takes the words of a paste in one line', () => {
    const editor = new EditorUnderTest('', { extensions: titleExtensions(() => undefined) });
    const event = new Event('paste', { bubbles: true, cancelable: true });
    const data: Brought = { 'text/html': '<h1>a</h1><p>b</p>', 'text/plain': 'a\nb' };
    const clipboardData = { getData: (type: string) => data[type] ?? '', files: [] };
    editor.view.contentDOM.dispatchEvent(Object.assign(event, { clipboardData }));
    expect(editor.text).toBe('a b');
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { BodyFacts } from '../../state/body-facts.svelte.ts';
import { EditorUnderTest } from '../../testing/editor-under-test.ts';
import { bodyExtensions } from '../body-editor.ts';
import { OUTLINE_DELAY_MS, outlineWatch } from './outline-watch.ts';
import { FormatState } from './toolbar/format-state.svelte.ts';
import type { Format } from './toolbar/formats.ts';
import { formatTooltip } from './toolbar/format-tooltip.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe('outline', () => {
  it('[IH50] lists the headings as they read, and knows which one the caret is under', () => {
    const facts = new BodyFacts();
    const text = 'before|\n# One *two*\n\ntext\n```\n# code\n```\n### [A link](https://example.org/) #\n\nUnder\n---\n';
    const editor = new EditorUnderTest(text, { extensions: [bodyExtensions(), outlineWatch(facts)] });
    expect(facts.headings.map(({ level, text: heading }) => [level, heading])).toEqual([
      [1, 'One two'],
      [3, 'A link'],
      [2, 'Under'],
    ]);
    expect(facts.current).toBe(-1);
    editor.select(editor.text.indexOf('text'));
    expect(facts.current).toBe(0);
  });

  it('[IH50] follows what is written, by whomever, and goes to a heading', () => {
    const facts = new BodyFacts();
    const editor = new EditorUnderTest('# One|', { extensions: [bodyExtensions(), outlineWatch(facts)] });
    editor.remote(0, '# Zero\n\n');
    vi.advanceTimersByTime(OUTLINE_DELAY_MS + 1);
    expect(facts.headings.map(({ text }) => text)).toEqual(['Zero', 'One']);
    const [zero] = facts.headings;
    if (zero) facts.goTo(zero);
    expect(editor.shown).toBe('# Zero|\n\n# One');
    editor.view.destroy();
    expect(facts.headings).toEqual([]);
  });
});

describe('toolbar', () => {
  const toolbarOf = (): Element | null => document.querySelector('[role="toolbar"]');
  const memory = (): Storage => localStorage;

  it.each<[string, readonly Format[]]>([
    ['- [ ] a **b|old** word', ['bold', 'task']],
    ['> ## ==li|t==', ['highlight', 'heading2', 'quote']],
    ['1. ***b|oth***', ['bold', 'italic', 'ordered']],
    ['a |**bold**| word', ['bold']],
    ['a |**bold** word|', []],
    ['see [the| map](https://example.org/)', ['link']],
    ['`co|de` and ~~gone~~', ['code']],
  ])('[IH40] in %j it shows what is on', (text, formats) => {
    const format = new FormatState(memory());
    const editor = new EditorUnderTest(text, { extensions: [bodyExtensions(), formatTooltip(format)] });
    const all: readonly Format[] = ['bold', 'italic', 'strike', 'highlight', 'code', 'link'];
    const blocks: readonly Format[] = ['heading1', 'heading2', 'bullet', 'ordered', 'task', 'quote'];
    expect([...all, ...blocks].filter((one) => format.isOn(one))).toEqual(formats);
    editor.view.destroy();
  });

  it('[IH41] floats over a selection made by hand, not over what was found, and not once it is pinned', () => {
    const format = new FormatState(memory());
    const editor = new EditorUnderTest('one two|', { extensions: [bodyExtensions(), formatTooltip(format)] });
    const select = (anchor: number, head: number, userEvent: string): void =>
      editor.view.dispatch({ selection: { anchor, head }, userEvent });
    expect(toolbarOf()).toBeNull();
    select(4, 7, 'select');
    expect(toolbarOf()).not.toBeNull();
    select(0, 3, 'select.search');
    expect(toolbarOf()).toBeNull();
    select(4, 7, 'select');
    format.pin(true);
    expect(toolbarOf()).toBeNull();
    expect(new FormatState(memory()).isPinned).toBe(true);
    format.pin(false);
    expect(toolbarOf()).not.toBeNull();
    editor.view.destroy();
  });
});

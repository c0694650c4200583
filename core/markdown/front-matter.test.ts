import { describe, expect, it } from 'vitest';
import { withoutFrontMatter } from './front-matter.ts';

describe('front matter', () => {
  it.each([
    ['---\na: b\n---\ntext', 'text'],
    ['---\n---', ''],
    ['---\nno end', '---\nno end'],
    ['text\n---\n---\n', 'text\n---\n---\n'],
    [`---\n${'a: b\n'.repeat(98)}---\ntext`, 'text'],
    [`---\n${'a: b\n'.repeat(99)}---\ntext`, `---\n${'a: b\n'.repeat(99)}---\ntext`],
    ['', ''],
  ])('[EX5] %j', (markdown, text) => expect(withoutFrontMatter(markdown)).toBe(text));
});

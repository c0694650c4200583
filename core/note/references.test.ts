import { describe, expect, it } from 'vitest';
import { referencesOf } from './references.ts';

describe('what a text says of others', () => {
  it('[NL20] every note that it links to once, among the words of its line', () => {
    const text = '# Week\n\n- [ ] ask **Ann** about [[the plan|our plan]] soon\n- [[The  Plan#Costs]] and [[C\\#]]\n';
    expect(referencesOf(text).links).toEqual([
      { key: 'the plan', context: 'ask Ann about our plan soon' },
      { key: 'c#', context: 'The Plan#Costs and C#' },
    ]);
  });

  it('[NL20] a long line is cut between words around the link', () => {
    const { links } = referencesOf(`${'before '.repeat(40)}[[Here]]${' after'.repeat(40)}`);
    expect(links[0]?.context).toMatch(/^… (before )+Here( after)+ …$/);
    expect(links[0]?.context.length).toBeLessThan(200);
  });

  it('[NL30] tags once, however they are spelt, and nested ones whole', () => {
    const { tags } = referencesOf('#Garden and (#garden) #project/spring-2027 #été\n\n# Heading\n\nword#none #1 #');
    expect(tags.map((tag) => tag.toLowerCase())).toEqual(['garden', 'project/spring-2027', 'été']);
  });

  it('[NL30] nothing in code, addresses, markup or front matter counts', () => {
    const text = [
      '---\ntags: #front\nlinks: [[Front]]\n---\n',
      '`#code` `[[Code]]` https://example.org/#address [x](y#z) <b title="#html">\n',
      '```css\na { color: #fff } /* [[Fence]] */\n```\n',
      '    #indented [[Indented]]\n',
      '\\#escaped \\[[Escaped]]\n',
    ].join('\n');
    expect(referencesOf(text)).toEqual({ links: [], tags: [] });
  });
});

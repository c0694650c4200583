import { describe, expect, it } from 'vitest';
import { FileTree } from './file-tree.ts';
import type { Resolve } from './imported-note.ts';
import { tagNamed } from './tag-named.ts';
import { withTargets } from './with-targets.ts';

const ADDRESS = `att:${'a'.repeat(64)}`;
/** Pictures and PDFs are files; `Plan` and `plan.md` are the note “The plan”, `Home` is called so. */
const resolve: Resolve = (written) => {
  if (/\.(?:png|pdf)$/.test(written)) {
    const name = written.split('/').at(-1) ?? '';
    return { kind: 'file', name, address: `${ADDRESS}/${encodeURIComponent(name)}` };
  }
  if (/^(?:\.\.\/)?plan(?:\.md)?$/i.test(written)) return { kind: 'note', title: 'The plan' };
  return written === 'Home' ? { kind: 'note', title: 'Home' } : undefined;
};

describe('references of imported texts', () => {
  it.each([
    ['![[cat.png]]', `![cat.png](${ADDRESS}/cat.png)`],
    ['![[a/my cat.png|320]]', `![my cat.png|320](${ADDRESS}/my%20cat.png)`],
    ['![[cat.png|A cat|320x200]]', `![A cat|320](${ADDRESS}/cat.png)`],
    ['![[paper.pdf#page=2]]', `[paper.pdf](${ADDRESS}/paper.pdf)`],
    ['![x](a/cat.png "t")', `![x](${ADDRESS}/cat.png "t")`],
    ['![x](<my cat.png>)', `![x](${ADDRESS}/my%20cat.png)`],
    ['![x](my%20cat.png)', `![x](${ADDRESS}/my%20cat.png)`],
    ['[d]: a/paper.pdf', `[d]: ${ADDRESS}/paper.pdf`],
    ['[![x](cat.png)](paper.pdf)', `[![x](${ADDRESS}/cat.png)](${ADDRESS}/paper.pdf)`],
    ['<img src="cat.png" width="40" alt="c">', `![c|40](${ADDRESS}/cat.png)`],
    ['[[paper.pdf|the paper]]', `[the paper](${ADDRESS}/paper.pdf)`],
    ['[[Plan]]', '[[The plan|Plan]]'],
    ['[[Plan#When|then]]', '[[The plan#When|then]]'],
    ['[[Plan#^id1]]', '[[The plan|Plan]]'],
    ['![[Plan]]', '[[The plan]]'],
    ['[see](../plan.md#When%20so)', '[[The plan#When so|see]]'],
    ['[the **plan**](plan.md)', '[[The plan|the **plan**]]'],
  ])('[IM20] %s leads to where it belongs', (written, expected) => {
    expect(withTargets(`a ${written} b`, resolve).slice(2, -2)).toBe(written.startsWith('[d]') ? written : expected);
    expect(withTargets(`${written}\n`, resolve)).toBe(`${expected}\n`);
  });

  it.each([
    '[[Home]] and [[home of others]]',
    '`![[cat.png]]` and `[[Plan]]`',
    '```\n![x](cat.png)\n```\n',
    '[x](https://example.org/cat.png.html) <https://example.org>',
    '\\![\\[cat.png]]',
    '[x](missing.md) ![[missing]]',
  ])('[IM20] %s stays as it is', (written) => {
    expect(withTargets(written, resolve)).toBe(written);
  });
});

describe('the files of an import', () => {
  const tree = new FileTree([
    'a/b/Note.md',
    'Note.md',
    'a/Pic.png',
    'z/Pic.png',
    'a/b/Only here.md',
    'Tag.pdf',
    'x/Tag.md',
  ]);

  it('[IM21] are found from the folder of who names them, from the top, or by their name alone', () => {
    expect(tree.byAddress('../Pic.png', 'a/b/Note.md')).toBe('a/Pic.png');
    expect(tree.byAddress('z/pic.PNG', 'a/b/Note.md')).toBe('z/Pic.png');
    expect(tree.byAddress('./Only here', 'a/b/Note.md')).toBe('a/b/Only here.md');
    expect(tree.byAddress('../../../etc/passwd', 'a/b/Note.md')).toBeUndefined();
    expect(tree.byAddress('https://example.org/Note.md', 'Note.md')).toBeUndefined();
    expect(tree.byName('Note', 'a/b/Only here.md')).toBe('a/b/Note.md');
    expect(tree.byName('Note', 'q/x.md')).toBe('Note.md');
    expect(tree.byName('b/Note', 'q/x.md')).toBe('a/b/Note.md');
    expect(tree.byName('only HERE', 'x.md')).toBe('a/b/Only here.md');
    expect(tree.byName('Tag', 'x.md')).toBe('x/Tag.md');
    expect(tree.byName('Tag.pdf', 'x.md')).toBe('Tag.pdf');
  });

  it('[IM22] tags of other programs become tags that can be written here', () => {
    expect(['#Big idea', '2024', 'a//b/', 'c++', 'été', '-', 'x/y'].map(tagNamed)).toEqual([
      'Big-idea',
      '_2024',
      'a/b',
      'c',
      'été',
      '',
      'x/y',
    ]);
  });
});

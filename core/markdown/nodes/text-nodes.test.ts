import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type TextNode, textNodesOf } from './text-nodes.ts';

/** A tree as one line, elements by their names. */
function asLine(nodes: readonly TextNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === 'text') return node.text;
      if (node.kind === 'element') return `<${node.tag}>${asLine(node.children)}</${node.tag}>`;
      if (node.kind === 'code') return node.isBlock ? `{{${node.text}}}` : `{${node.text}}`;
      if (node.kind === 'link') return `[${asLine(node.children)}](${node.address})`;
      return node.kind === 'mention' ? `@<${node.account}>` : `[[${node.target.title}|${node.text}]]`;
    })
    .join('');
}

test('[DI7] a message is drawn as Markdown reads', () => {
  const drawn: readonly (readonly [string, string])[] = [
    ['one\ntwo', '<p>one<br></br>two</p>'],
    ['**bold** _soft_ ~~gone~~', '<p><strong>bold</strong> <em>soft</em> <del>gone</del></p>'],
    ['# Head', '<h4>Head</h4>'],
    ['- a\n- b', '<ul><li><p>a</p></li><li><p>b</p></li></ul>'],
    ['> said\n> twice', '<blockquote><p>said<br></br>twice</p></blockquote>'],
    ['`x < y`', '<p>{x < y}</p>'],
    ['```js\nlet a;\n```', '{{let a;}}'],
    ['[here](https://example.org)', '<p>[here](https://example.org)</p>'],
    ['see https://example.org now', '<p>see [https://example.org](https://example.org) now</p>'],
    ['@bob, look at [[Plan]]', '<p>@<bob>, look at [[Plan|Plan]]</p>'],
    ['<b onclick="x">no</b>', '<p><b onclick="x">no</b></p>'],
    ['a \\* b &amp; c', '<p>a * b & c</p>'],
  ];
  expect(drawn.map(([markdown]) => asLine(textNodesOf(markdown)))).toEqual(drawn.map(([, line]) => line));
});

test('[DI7] whatever the text is, it is drawn, and never deeper than a few levels', () => {
  const depthOf = (nodes: readonly TextNode[]): number =>
    Math.max(0, ...nodes.map((node) => ('children' in node ? 1 + depthOf(node.children) : 1)));
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'>*_-`[]()!@#~<&\\\n a1|$^=') }), (markdown) => {
      expect(depthOf(textNodesOf(markdown))).toBeLessThan(30);
    }),
  );
  expect(depthOf(textNodesOf(`${'> '.repeat(500)}deep`))).toBeLessThan(30);
});

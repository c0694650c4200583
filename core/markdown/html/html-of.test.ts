import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generatedMarkdown } from '../testing/generated-markdown.ts';
import { elementsIn } from '../../../tests/support/markdown/html-shape.ts';
import { commonmarkExamples, gfmTexts } from '../testing/spec-examples.ts';
import type { HtmlPorts } from './html-ports.ts';
import { htmlOf } from './html-of.ts';
import { pageLinkOf } from './page-link.ts';

const HASH = 'a'.repeat(64);
const parse = (text: string): URL | undefined => (URL.canParse(text) ? new URL(text) : undefined);
/** What a page of the app takes from outside, with one picture that is there. */
const ports: HtmlPorts = {
  hrefOf: (address) => pageLinkOf(address, parse),
  pictureOf: (address) => (address.startsWith(`att:${HASH}`) ? 'data:image/png;base64,AA==' : undefined),
  absenceOf: (address) => (address.startsWith('att:') ? 'not on this computer' : undefined),
  keepsLines: true,
};
const html = (markdown: string, others: Partial<HtmlPorts> = {}): string => htmlOf(markdown, { ...ports, ...others });

/** Every element and attribute that a page may have. */
const allowed: Readonly<Record<string, RegExp>> = {
  a: /^(?:href|title|id|download|aria-label)$/,
  img: /^(?:src|alt|title|width)$/,
  input: /^(?:type|disabled|checked)$/,
  ol: /^start$/,
};
const tags =
  /^(?:p|h[1-6]|em|strong|del|mark|sub|sup|code|pre|br|hr|ul|ol|li|blockquote|aside|span|section|figure|table|thead|tbody|tr|th|td|a|img|input)$/;

function expectHarmless(markup: string): void {
  for (const { tagName, attrs } of elementsIn(markup)) {
    expect(tagName).toMatch(tags);
    for (const { name, value } of attrs) {
      if (!/^(?:class|id|aria-label)$/.test(name)) expect(name).toMatch(allowed[tagName] ?? /^$/);
      if (name === 'href') expect(value).toMatch(/^(?:https?:\/\/|mailto:|#)/);
      if (name === 'src') expect(value).toMatch(/^data:image\/png;/);
    }
  }
}

describe('a note as HTML', () => {
  it.each([
    ['# One\n\n# One', '<h1 id="one">One</h1>\n<h1 id="one-2">One</h1>'],
    ['==a== ~b~ ^c^ ~~d~~', '<p><mark>a</mark> <sub>b</sub> <sup>c</sup> <del>d</del></p>'],
    ['one\ntwo', '<p>one<br>two</p>'],
    [
      '[[Plan|the plan]] [[Plan]] #tag',
      '<p><span class="note-link">the plan</span> <span class="note-link">Plan</span> <span class="tag">#tag</span></p>',
    ],
    [
      '- [x] *done*\n- [ ] open',
      '<ul>\n<li class="task"><input type="checkbox" disabled checked> <span class="done"><em>done</em></span></li>\n<li class="task"><input type="checkbox" disabled> open</li>\n</ul>',
    ],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'],
    [
      '> [!warning] Mind\n> the gap',
      '<aside class="callout callout-warning"><p class="callout-title"><span class="callout-label">Warning</span> Mind</p>\n<p>the gap</p></aside>',
    ],
    [
      'a[^x] b[^x]\n\n[^x]: *why*',
      '<p>a<sup class="footnote"><a href="#footnote-1" id="footnote-reference-1">1</a></sup> b<sup class="footnote"><a href="#footnote-1">1</a></sup></p>\n<section class="footnotes" aria-label="Footnotes"><ol>\n<li id="footnote-1"><em>why</em> <a href="#footnote-reference-1" aria-label="Back to the text">↩</a></li>\n</ol></section>',
    ],
    ['a[^y]', '<p>a[^y]</p>'],
    ['<b>x</b> &copy;', '<p>&lt;b&gt;x&lt;/b&gt; ©</p>'],
    [
      '[a](javascript:alert(1)) [b](https://example.org/ "t")',
      '<p>a <a href="https://example.org/" title="t">b</a></p>',
    ],
    [`![cat|320](att:${HASH}/cat.png)`, '<p><img src="data:image/png;base64,AA==" alt="cat" width="320"></p>'],
    [`![cat](att:${'b'.repeat(64)}/cat.png)`, '<p><span class="missing">cat (not on this computer)</span></p>'],
    [`[f](att:${'b'.repeat(64)}/f.pdf)`, '<p><span class="missing">f (not on this computer)</span></p>'],
    ['![far](https://example.org/p.png)', '<p><a href="https://example.org/p.png">far</a></p>'],
    ['`a|b` | \\*', '<p><code>a|b</code> | *</p>'],
  ])('[EX2] %j', (markdown, expected) => expect(html(markdown)).toBe(expected));

  it('[EX2] code, formulas and diagrams come from where they are drawn, else their source stands there', () => {
    const drawn = {
      codeOf: (code: string, language: string) => `<span class="code-name">${language}:${code.trim()}</span>`,
      mathsOf: (tex: string, isBlock: boolean) => `<math>${tex.trim()}${isBlock}</math>`,
      diagramOf: () => 'data:image/png;base64,AA==',
    };
    const markdown = '```ts\nx\n```\n\n$a$\n\n$$\nb\n$$\n\n```mermaid\ng\n```';
    expect(html(markdown, drawn)).toBe(
      '<pre><code class="language-ts"><span class="code-name">ts:x</span></code></pre>\n<p><math>afalse</math></p>\n<math>btrue</math>\n<figure class="diagram"><img src="data:image/png;base64,AA==" alt="g\n"></figure>',
    );
    expect(html(markdown)).toBe(
      '<pre><code class="language-ts">x\n</code></pre>\n<p><code class="maths">$a$</code></p>\n<pre class="maths"><code>$$\nb\n$$</code></pre>\n<pre><code class="language-mermaid">g\n</code></pre>',
    );
  });

  it('[EX3] no example of the specifications makes an element, an attribute or an address that is not ours', () => {
    for (const { markdown } of [...commonmarkExamples, ...gfmTexts]) expectHarmless(html(markdown));
  });

  it.each([
    ['quotes', `${'>'.repeat(5000)} a`],
    ['lists', `${'- '.repeat(2000)}a`],
    ['marks', `${'*a **b '.repeat(500)}${'** c*'.repeat(500)}`],
    ['pictures', `${'!['.repeat(1000)}${'](x)'.repeat(1000)}`],
  ])('[EX3] %s within each other without end are text from some depth on', (_name, markdown) => {
    expectHarmless(html(markdown));
  });

  it('[EX3] nor does hostile Markdown', () => {
    const hostile = fc.constantFrom(
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '"><svg onload=alert(1)>',
      '[x](javascript:alert(1))',
      '[x](<java\nscript:alert(1)>)',
      '[x](data:text/html,<script>)',
      '![x](javascript:x "\\" onerror=\\"x")',
      '<javascript:alert(1)>',
      '[a]: javascript:x\n\n[a]',
      `[f](att:${HASH}/"onclick="x)`,
      `![f](att:${HASH}/x"onerror=1)`,
      '&lt;script&gt;',
      '&#x6a;avascript:x',
      '```"><script>\n',
      '[x](#"onclick=)',
      '> [!"><b>] ',
      '[^"><i>]: ',
      '#"><b>',
      '\0',
      '\ud800',
      '<!--',
      '<style>',
      '</p>',
    );
    const text = fc.array(fc.oneof(hostile, generatedMarkdown), { maxLength: 8 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (markdown) => expectHarmless(html(markdown))),
      { numRuns: 500 },
    );
  });
});

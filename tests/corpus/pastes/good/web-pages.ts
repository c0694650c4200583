import { type GoodPaste, lines } from './good-paste.ts';

const chrome = (inner: string): string =>
  `<html>\n<body>\n<!--StartFragment-->${inner}<!--EndFragment-->\n</body>\n</html>`;

/** What browsers bring from pages. */
export const webPages: readonly GoodPaste[] = [
  {
    name: 'Chrome: words of one line are their plain text',
    html: chrome(
      '<span style="color: rgb(32, 33, 34); font-family: sans-serif; font-weight: 400; background-color: rgb(255, 255, 255); display: inline !important;">only words</span>',
    ),
    markdown: undefined,
  },
  {
    name: 'Chrome: paragraphs, a quotation, a rule',
    html: chrome(
      '<h1 style="font-weight: 600">On tides</h1><p>First.</p><blockquote><p>Second,<br>and third.</p></blockquote><hr><p>Last&nbsp; one.</p>',
    ),
    markdown: lines('# On tides', '', 'First.', '', '> Second,', '> and third.', '', '---', '', 'Last one.'),
  },
  {
    name: 'Firefox: a link whose text is its address',
    html: '<p>see <a href="https://tides.example/today">https://tides.example/today</a> or <a href="https://tides.example/a_b(c)" title="x">there</a></p>',
    markdown: 'see https://tides.example/today or [there](https://tides.example/a_b\\(c\\))',
  },
  {
    name: 'Wikipedia: references, an edit link, a formula as picture',
    html: chrome(
      '<h2><span class="mw-headline">Energy</span><span class="mw-editsection">[<a href="https://w.example/edit">edit</a>]</span></h2>' +
        '<p>The <b>law</b><sup class="reference"><a href="#cite_note-1">[1]</a></sup> says <span class="mwe-math-element"><span class="mwe-math-mathml-inline" style="display: none;"><math alttext="{\\displaystyle E=mc^{2}}"><semantics><mi>E</mi><annotation encoding="application/x-tex">{\\displaystyle E=mc^{2}}</annotation></semantics></math></span><img src="https://w.example/f.svg" class="mwe-math-fallback-image-inline" alt="{\\displaystyle E=mc^{2}}"></span>.</p>',
    ),
    markdown: lines('## Energy', '', 'The **law**[1] says $E=mc^{2}$.'),
  },
  {
    name: 'GitHub: a read-me with an anchor, code and tasks',
    html: chrome(
      '<div class="markdown-heading"><h2 class="heading-element">Use</h2><a id="user-content-use" class="anchor" href="#use"><svg><path d="M0"></path></svg></a></div>' +
        '<div class="highlight highlight-source-js"><pre><span class="pl-k">const</span> a_b <span class="pl-c1">=</span> 1;\n</pre></div>' +
        '<ul class="contains-task-list"><li class="task-list-item"><input type="checkbox" class="task-list-item-checkbox" checked> done</li><li class="task-list-item"><input type="checkbox"> open <code>snake_case</code></li></ul>',
    ),
    markdown: lines('## Use', '', '```js', 'const a_b = 1;', '```', '', '- [x] done', '- [ ] open `snake_case`'),
  },
  {
    name: 'a page with a picture, a smiley and a beacon',
    html: chrome(
      '<p>A cat <img src="https://cats.example/1.jpg" alt="A cat [1]" srcset="https://cats.example/2.jpg 2x"> <img class="emoji" alt="😀" src="https://cats.example/smile.png"><img src="https://count.example/x.gif" width="1" height="1"></p>',
    ),
    markdown: 'A cat ![A cat \\[1\\]](https://cats.example/1.jpg) 😀',
  },
  {
    name: 'a page with a formula of KaTeX in a line and in a block',
    html: chrome(
      '<p>with <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>a</mi></mrow><annotation encoding="application/x-tex">a_1 \\cdot b</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>a1b</span></span></span> we get</p>' +
        '<span class="katex-display"><span class="katex"><span class="katex-mathml"><math display="block"><semantics><mi>c</mi><annotation encoding="application/x-tex">c = \\sqrt{2}</annotation></semantics></math></span></span></span>',
    ),
    markdown: lines('with $a_1 \\cdot b$ we get', '', '$$c = \\sqrt{2}$$'),
  },
  {
    name: 'a page whose words look like Markdown',
    html: chrome(
      '<p># no heading</p><p>1. no list and 2 * 3 * 4, snake_case, a * b, ~5 km, $5 to $6</p><p>[x] and *y* and `z`</p>',
    ),
    markdown: lines(
      '\\# no heading',
      '',
      '1\\. no list and 2 * 3 * 4, snake_case, a * b, ~5 km, $5 to $6',
      '',
      '\\[x] and \\*y\\* and \\`z\\`',
    ),
  },
  {
    name: 'a page with a list of terms and a note to unfold',
    html: chrome('<dl><dt>Ebb</dt><dd>water goes</dd></dl><details><summary>More</summary><p>text</p></details>'),
    markdown: lines('**Ebb**', '', 'water goes', '', '**More**', '', 'text'),
  },
  {
    name: 'a page of Arabic keeps its words and its marks of direction',
    html: chrome('<p dir="rtl"><b>مرحبا</b> بالعالم\u200f!</p>'),
    markdown: '**مرحبا** بالعالم\u200f!',
  },
  {
    name: 'marks beside punctuation stay marks',
    html: chrome('<p><strong>Note:</strong>then <em>“so”</em>far and <b>bold </b><b>words</b></p>'),
    markdown: '**Note**:then *“so*”far and **bold** **words**',
  },
];

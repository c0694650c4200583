import { type GoodPaste, lines } from './good-paste.ts';

/** What editors, chats, mail and notes programs bring. */
export const programs: readonly GoodPaste[] = [
  {
    name: 'VS Code: coloured lines, one of them empty',
    html:
      `<meta charset='utf-8'><div style="color: #d4d4d4;background-color: #1e1e1e;font-family: Consolas, 'Courier New', monospace;font-weight: normal;font-size: 14px;white-space: pre;">` +
      '<div><span style="color: #569cd6;">if</span> (a &lt; b) {</div><br><div>  c();</div><div>}</div></div>',
    markdown: lines('```', 'if (a < b) {', '', '  c();', '}', '```'),
  },
  {
    name: 'VS Code: one line is its words',
    html: `<div style="font-family: Menlo, monospace;white-space: pre;"><div><span>let a = 1;</span></div></div>`,
    markdown: undefined,
  },
  {
    name: 'JetBrains: code in a pre',
    html: `<html><head><meta http-equiv="content-type" content="text/html; charset=UTF-8"></head><body><pre style="background-color:#ffffff;font-family:'JetBrains Mono',monospace"><span>fun </span><span>a</span>()<br>b()</pre></body></html>`,
    markdown: lines('```', 'fun a()', 'b()', '```'),
  },
  {
    name: 'Slack: marks, a list by numbers, a smiley, code',
    html:
      `<meta charset='utf-8'><div class="p-rich_text_section"><b data-stringify-type="bold">Today</b> <i>late</i> <img data-stringify-type="emoji" alt=":wave:" src="https://emoji.example/w.png"></div>` +
      `<ul class="p-rich_text_list" data-stringify-type="unordered-list" data-indent="0"><li>one</li></ul><ul data-indent="1"><li>two</li></ul><ul data-indent="0"><li>three</li></ul><pre class="c-mrkdwn__pre">x = 1\ny = 2</pre>`,
    markdown: lines('**Today** *late* :wave:', '', '- one', '  - two', '- three', '', '```', 'x = 1', 'y = 2', '```'),
  },
  {
    name: 'Gmail: lines as boxes, an earlier letter',
    html: '<div dir="ltr"><div>Hi Carol,</div><div><br></div><div>see you <u>there</u>.</div></div><div class="gmail_quote"><blockquote class="gmail_quote" style="margin:0px"><div dir="ltr">Coming?</div></blockquote></div>',
    markdown: lines('Hi Carol,', '', 'see you there.', '', '> Coming?'),
  },
  {
    name: 'Notion: tasks, a callout, code with its language',
    html:
      `<h3>Week</h3><ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span class="to-do-children-checked">post</span></li></ul><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> <span class="to-do-children-unchecked">bank</span></li></ul>` +
      `<pre class="code"><code class="language-Python">a = 1</code></pre>`,
    markdown: lines('### Week', '', '- [x] post', '- [ ] bank', '', '```python', 'a = 1', '```'),
  },
  {
    name: 'Obsidian: highlighted words, a task, a footnote as it comes',
    html: '<p><mark>lit <strong>up</strong></mark> and <del>out</del><sup class="footnote-ref"><a href="#fn-1">[1]</a></sup></p><ul class="contains-task-list"><li data-task="x" class="task-list-item is-checked"><input class="task-list-item-checkbox" checked="" type="checkbox">fed</li></ul>',
    markdown: lines('==lit **up**== and ~~out~~[1]', '', '- [x] fed'),
  },
  {
    name: 'Apple Notes: a title and lines',
    html: '<html><head><meta name="Generator" content="Cocoa HTML Writer"></head><body><p class="p1"><span class="s1"><b>Shopping</b></span></p><p class="p2">milk</p><p class="p2"><br></p><p class="p2">eggs</p></body></html>',
    markdown: lines('**Shopping**', '', 'milk', '', 'eggs'),
  },
  {
    name: 'a mail program: a picture that came with the letter is its words',
    html: '<p>Logo: <img src="cid:part1.abc@example.org" alt="our logo"> <b>end</b></p>',
    markdown: 'Logo: our logo **end**',
  },
];

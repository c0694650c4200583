import { type GoodPaste, lines } from './good-paste.ts';

const docs = (inner: string): string =>
  `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-0a1b">${inner}</b>`;
const word = (inner: string): string =>
  `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm;} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->${inner}<!--EndFragment--></body></html>`;
const item = (level: number, marker: string, text: string): string =>
  `<p class=MsoListParagraphCxSpMiddle style='text-indent:-18.0pt;mso-list:l0 level${level} lfo1'><![if !supportLists]>` +
  `<span style='font-family:Symbol'><span style='mso-list:Ignore'>${marker}<span style='font:7.0pt "Times New Roman"'>` +
  `&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${text}<o:p></o:p></p>\n`;

/** What word processors bring. */
export const documents: readonly GoodPaste[] = [
  {
    name: 'Google Docs: a heading, marks by style, a highlighted word',
    html: docs(
      '<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:700;background-color:transparent">Harbour walk</span></h2>' +
        '<p dir="ltr"><span style="font-weight:400;font-style:normal">We meet </span><span style="font-weight:700">at seven</span>' +
        '<span style="font-weight:400">, </span><span style="font-style:italic">not</span><span> later. Bring </span>' +
        '<span style="text-decoration:line-through;">boots</span><span> </span><span style="background-color:#ffff00">shoes</span><span>.</span></p>',
    ),
    markdown: lines('## Harbour walk', '', 'We meet **at seven**, *not* later. Bring ~~boots~~ ==shoes==.'),
  },
  {
    name: 'Google Docs: a list inside a list, beside its item',
    html: docs(
      '<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Rope</span></p></li>' +
        '<ul><li dir="ltr" aria-level="2"><p role="presentation"><span>ten metres</span></p></li></ul>' +
        '<li dir="ltr" aria-level="1"><p role="presentation"><span>Lamp</span></p></li></ul>',
    ),
    markdown: lines('- Rope', '  - ten metres', '- Lamp'),
  },
  {
    name: 'Google Docs: a check list',
    html: docs(
      '<ul><li dir="ltr" role="checkbox" aria-checked="true"><img alt="checked" aria-roledescription="checked checkbox" src="data:image/png;base64,AAAA"><p role="presentation"><span style="text-decoration:line-through">Book the boat</span></p></li>' +
        '<li dir="ltr" role="checkbox" aria-checked="false"><p role="presentation"><span>Buy bread</span></p></li></ul>',
    ),
    markdown: lines('- [x] ~~Book the boat~~', '- [ ] Buy bread'),
  },
  {
    name: 'Google Docs: a table with a link',
    html: docs(
      '<div dir="ltr"><table style="border:none"><colgroup><col width="100"/><col/></colgroup><tbody>' +
        '<tr><td><p><span style="font-weight:700">Who</span></p></td><td><p><span>Where</span></p></td></tr>' +
        '<tr><td><p><span>Alice</span></p></td><td><p><a href="https://maps.example/pier"><span style="color:#1155cc;text-decoration:underline">Pier 4</span></a></p></td></tr>' +
        '</tbody></table></div>',
    ),
    markdown: lines('| **Who** | Where |', '| - | - |', '| Alice | [Pier 4](https://maps.example/pier) |'),
  },
  {
    name: 'Word: paragraphs, smart quotes, an empty paragraph',
    html: word(
      `<h1>Minutes<o:p></o:p></h1><p class=MsoNormal>She said “it’s <b style='mso-bidi-font-weight:normal'>done</b>” – twice.<o:p></o:p></p>` +
        `<p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal><i>Next:</i><span style='mso-spacerun:yes'>&nbsp; </span>10&nbsp;May.<o:p></o:p></p>`,
    ),
    markdown: lines('# Minutes', '', 'She said “it’s **done**” – twice.', '', '*Next:* 10\u00a0May.'),
  },
  {
    name: 'Word: bullets on two levels',
    html: word(item(1, '·', 'Soup') + item(2, 'o', 'with bread') + item(2, 'o', 'without') + item(1, '·', 'Fish')),
    markdown: lines('- Soup', '  - with bread', '  - without', '- Fish'),
  },
  {
    name: 'Word: numbers that begin at four, with bullets inside',
    html: word(
      `${item(1, '4.', 'Open')}${item(2, '·', 'the door')}${item(1, '5.', 'Close')}<p class=MsoNormal>End.</p>`,
    ),
    markdown: lines('4. Open', '   - the door', '5. Close', '', 'End.'),
  },
  {
    name: 'Word: highlighted, struck, raised and lowered',
    html: word(
      `<p class=MsoNormal><span style='background:yellow;mso-highlight:yellow'>Mind</span> the <s>gap</s> x<sup>2</sup>, H<sub>2</sub>O<o:p></o:p></p>`,
    ),
    markdown: '==Mind== the ~~gap~~ x^2^, H~2~O',
  },
  {
    name: 'Word: a table',
    html: word(
      `<table class=MsoTableGrid border=1><tr><td valign=top style='border:solid'><p class=MsoNormal>Day<o:p></o:p></p></td>` +
        `<td><p class=MsoNormal>Tide<o:p></o:p></p></td></tr><tr><td><p class=MsoNormal>Mon<o:p></o:p></p></td>` +
        `<td><p class=MsoNormal>high<o:p></o:p></p><p class=MsoNormal>low<o:p></o:p></p></td></tr></table>`,
    ),
    markdown: lines('| Day | Tide |', '| - | - |', '| Mon | high low |'),
  },
  {
    name: 'Outlook: a letter laid out by tables, with an answer above what it answers',
    html: word(
      `<table border=0 role=presentation><tr><td><table border=0><tr><td><p class=MsoNormal>Dear Bob,<o:p></o:p></p>` +
        `<p class=MsoNormal>see <a href="mailto:carol@example.org">Carol</a>.<o:p></o:p></p></td></tr></table></td></tr></table>` +
        `<blockquote style='border:none'><p class=MsoNormal>Shall we?<o:p></o:p></p></blockquote>`,
    ),
    markdown: lines('Dear Bob,', '', 'see [Carol](mailto:carol@example.org).', '', '> Shall we?'),
  },
  {
    name: 'LibreOffice Writer: a heading, a list, marks by tags',
    html:
      '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta name="generator" content="LibreOffice 7.6"/><style type="text/css">p { line-height: 115% }</style></head>' +
      '<body lang="en-GB" dir="ltr"><h3 class="western">Stores</h3><p style="margin-bottom: 0.25cm"><font face="Liberation Serif"><b>Flour</b>, <i>yeast</i></font></p>' +
      '<ol><li><p style="margin-bottom: 0cm">Knead</p></li><li><p style="margin-bottom: 0cm">Wait</p></li></ol></body></html>',
    markdown: lines('### Stores', '', '**Flour**, *yeast*', '', '1. Knead', '2. Wait'),
  },
  {
    name: 'Pages: paragraphs by class, a list',
    html:
      '<html><head><meta name="Generator" content="Cocoa HTML Writer"><style>p.p1 {margin: 0.0px}</style></head><body><p class="p1"><b>Plan<span class="Apple-converted-space"> </span></b></p>' +
      '<ul class="ul1"><li class="li1"><span class="s1"></span>Tent</li><li class="li1"><span class="s1"></span>Stove</li></ul></body></html>',
    markdown: lines('**Plan**', '', '- Tent', '- Stove'),
  },
];

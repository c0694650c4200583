const times = (count: number, text: string): string => text.repeat(count);
const MEBIBYTE = 1024 * 1024;

/** Pastes that are large or deep beyond any use: they end within the limits, as whatever. */
export const sizes: readonly (readonly [name: string, html: () => string])[] = [
  ['50,000 boxes inside each other', () => `${times(50_000, '<div>')}deep`],
  ['20,000 marks inside each other', () => `${times(20_000, '<b><i>')}deep`],
  ['10,000 quotations inside each other', () => `${times(10_000, '<blockquote>')}deep`],
  ['5,000 lists inside each other', () => `${times(5000, '<ul><li>x')}deep`],
  ['3,000 tables inside each other', () => `${times(3000, '<table><tr><td>')}deep`],
  ['20,000 formulas inside each other', () => `${times(20_000, '<span class=katex>')}deep`],
  ['20,000 drawings inside each other', () => `${times(20_000, '<svg><g>')}deep`],
  ['20,000 templates inside each other', () => `${times(20_000, '<template>')}deep`],
  ['an attribute of 3 MB', () => `<p title="${times(3 * MEBIBYTE, 'x')}"><b>x</b></p>`],
  ['a style of 3 MB', () => `<span style="${times(MEBIBYTE, 'a:b')}"><b>x</b></span>`],
  ['an address of 3 MB', () => `<a href="https://a.example/${times(3 * MEBIBYTE, 'x')}">x</a><b>y</b>`],
  ['100,000 attributes', () => `<p ${Array.from({ length: 100_000 }, (_one, at) => `a${at}`).join(' ')}><b>x</b></p>`],
  ['a class of 1 MB', () => `<p class="${times(MEBIBYTE / 2, 'a ')}"><b>x</b></p>`],
  ['a text of 4 MB', () => `<b>${times(4 * MEBIBYTE - 8, 'x')}`],
  ['a text of 3 MB of stars and brackets', () => `<p>${times(MEBIBYTE, '*[_')}</p><p>x</p>`],
  ['3 MB of backticks', () => `<code>${times(3 * MEBIBYTE, '`')}</code><b>x</b>`],
  ['3 MB of dollars and equals signs', () => `<p>${times(MEBIBYTE, '$==')}x</p><p>x</p>`],
  ['3 MB of opening brackets with words', () => `<p>${times(MEBIBYTE / 2, '[a ](')}x</p><p>x</p>`],
  ['3 MB of tildes and carets', () => `<p>${times(MEBIBYTE, '~^a')}x</p><p>x</p>`],
  ['500,000 non-breaking spaces', () => `<p>${times(500_000, '&nbsp;')}x</p><p><b>x</b></p>`],
  ['600,000 spaces and line ends', () => `<pre>${times(300_000, ' \n')}x</pre>`],
  ['500,000 breaks', () => `<p>${times(500_000, '<br>')}x</p><p>x</p>`],
  ['300,000 entities', () => `<p>${times(300_000, '&amp;lt;')}</p><p>x</p>`],
  [
    'entities that name each other',
    () =>
      `<!DOCTYPE x [${Array.from({ length: 20 }, (_one, at) => `<!ENTITY a${at} "&a${at + 1};&a${at + 1};">`).join('')}]><p>&a0; <b>x</b></p>`,
  ],
  [
    '100,000 cells over a thousand columns and rows',
    () => `<table>${times(1000, `<tr>${times(100, '<td colspan=1000 rowspan=65534>x')}`)}</table>`,
  ],
  ['a table of 200,000 rows', () => `<table>${times(200_000, '<tr><td>a<td>b')}</table>`],
  ['100,000 misnested marks', () => times(100_000, '<b><p></b><i></p>x')],
  ['30,000 items of a word processor', () => times(30_000, "<p style='mso-list:l0 level9 lfo1'>x</p>")],
  ['200,000 unclosed comments', () => `${times(200_000, '<!--[if x]>')}<b>x</b>`],
  ['50,000 pictures', () => times(50_000, '<img src="data:image/png;base64,iVBORw0KGgo=" alt="x">')],
  ['a picture of 3 MB', () => `<img alt="large" src="data:image/png;base64,${times(3 * MEBIBYTE, 'A')}"><b>x</b>`],
  ['60,000 links', () => times(60_000, '<a href="https://a.example/x">x</a> ')],
  ['2 MB of lone surrogates', () => `<p>${times(500_000, '\ud800')}</p><p><b>x</b></p>`],
  ['600,000 combining marks', () => `<p>a${times(600_000, '\u0301')}</p><p><b>x</b></p>`],
];

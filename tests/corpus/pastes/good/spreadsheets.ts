import { type GoodPaste, lines } from './good-paste.ts';

/** What spreadsheets bring. */
export const spreadsheets: readonly GoodPaste[] = [
  {
    name: 'Excel: numbers to the right, bars and breaks in cells, an empty column',
    html:
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta name=ProgId content=Excel.Sheet><style><!--table{mso-displayed-decimal-separator:"\\.";}--></style></head>` +
      `<body link=blue><table border=0 cellpadding=0 width=192><!--StartFragment--><col width=64><tr height=20><td height=20 class=xl65>Item</td><td align=right class=xl66>Price</td><td></td></tr>` +
      `<tr><td>A|B</td><td align=right>12.5</td><td></td></tr><tr><td>C<br>D</td><td align=right>3</td><td></td></tr><!--EndFragment--></table></body></html>`,
    markdown: lines('| Item | Price |', '| - | -: |', '| A\\|B | 12.5 |', '| C D | 3 |'),
  },
  {
    name: 'Google Sheets: a range with a link',
    html:
      '<google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #ccc;}--></style><table xmlns="http://www.w3.org/1999/xhtml" cellspacing="0" data-sheets-root="1"><colgroup><col width="100"/></colgroup><tbody>' +
      '<tr><td style="font-weight:bold;" data-sheets-value="{}">Name</td><td style="text-align:center">Seen</td></tr><tr><td><a href="https://birds.example/wren" target="_blank">Wren</a></td><td style="text-align:center">4</td></tr></tbody></table>',
    markdown: lines('| Name | Seen |', '| - | :-: |', '| [Wren](https://birds.example/wren) | 4 |'),
  },
  {
    name: 'LibreOffice Calc: fonts in cells',
    html:
      '<!DOCTYPE html><html><head><meta name="generator" content="LibreOffice 7.6"/></head><body><table cellspacing="0" border="0"><colgroup width="85"></colgroup>' +
      '<tr><td height="17" align="left"><font face="Liberation Sans">North</font></td><td align="right" sdval="1" sdnum="1033;"><font>1</font></td></tr>' +
      '<tr><td align="left"><b><font>South</font></b></td><td align="right">2</td></tr></table></body></html>',
    markdown: lines('| North | 1 |', '| - | -: |', '| **South** | 2 |'),
  },
  {
    name: 'Excel: a single cell is its words',
    html: '<html><body><table><tr><td class=xl65 width=64>Total</td></tr></table></body></html>',
    markdown: undefined,
  },
  {
    name: 'Excel: a cell over two columns',
    html: '<table><tr><td colspan=2>Both</td><td>End</td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>',
    markdown: lines('| Both | | End |', '| - | - | - |', '| a | b | c |'),
  },
];

import { repairLine } from '../../../../core/markdown/repair-line.ts';
import { noteParser } from '../../../../core/markdown/syntax/note-syntax.ts';
import { NOTHING_KNOWN } from '../../known-fragments.ts';
import { elementOf } from '../element.ts';
import { type InlinePart, inlinePartsOf } from './inline-parts.ts';

/** Text with none of these is itself. */
const MARKUP = /[^\p{L}\p{N}\s,;()'"%+-]/u;

/** A one-celled table, so that what would begin a block elsewhere is text. */
const AROUND = '| |\n|-|\n| ';

/** What the text of a cell reads as. */
function cellPartsOf(text: string): readonly InlinePart[] {
  if (!MARKUP.test(text)) return [{ kind: 'text', text }];
  // Marks that several people set at once read as each of them meant it; a bar can be left from a deleted column.
  const source = `${AROUND}${repairLine(text).replace(/(?<!\\)\|/g, '')} |`;
  const row = noteParser.parse(source, NOTHING_KNOWN).topNode.getChild('Table')?.getChild('TableRow');
  const cell = row?.getChild('TableCell');
  return cell ? inlinePartsOf(cell, source) : [{ kind: 'text', text }];
}

/** What is drawn for the text of a cell: nodes made of text, never of markup. */
export const cellNodesOf = (text: string): (Node | string)[] => cellPartsOf(text).map(nodeOf);

function nodeOf(part: InlinePart): Node | string {
  if (part.kind === 'text') return part.text;
  if (part.kind === 'marked') return elementOf(part.tag, '', ...part.parts.map(nodeOf));
  const link = elementOf('span', 'lp-link', ...part.parts.map(nodeOf));
  link.dataset['address'] = part.address;
  link.title = part.address;
  return link;
}

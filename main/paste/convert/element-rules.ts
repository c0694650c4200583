import { linkIn } from './addresses.ts';
import { visibleText } from './characters.ts';
import { codeBlock, inlineCode } from './code-rules.ts';
import { codeLike, dropped, kept, paragraphLike, tableParts, titleLike } from './element-kinds.ts';
import { elementOf, textNode } from './hast-nodes.ts';
import { codeText } from './code-source.ts';
import { isCodeStyle, marksOf, styleOf } from './inline-styles.ts';
import { itemRule, listRule, wordItemRule } from './list-rules.ts';
import { formulaIn, holdsFormula } from './maths-source.ts';
import { apart, type Context, gone, into, type Outcome, type Rule, replaced, through } from './outcome.ts';
import { pictureRule } from './picture-rule.ts';
import { attributeOf, classesOf, type SourceElement, textBelow } from './source.ts';
import { cellRule, tableRule } from './table-rules.ts';

/** The first rule that knows the element decides; what none knows leaves its text. */
const rules: readonly Rule[] = [
  formulaRule,
  hiddenRule,
  wordItemRule,
  codeRule,
  pictureRule,
  listRule,
  itemRule,
  tableRule,
  cellRule,
  blockRule,
  linkRule,
  markRule,
];

/** What becomes of an element of pasted HTML. */
export function outcomeOf(element: SourceElement, context: Context): Outcome {
  for (const rule of rules) {
    const outcome = rule(element, context);
    if (outcome !== undefined) return outcome;
  }
  return through;
}

function formulaRule(element: SourceElement, { place, placeholders }: Context): Outcome | undefined {
  if (!holdsFormula(element)) return undefined;
  const formula = formulaIn(element);
  if (formula === undefined) return element.tagName === 'math' ? through : undefined;
  const tex = place === 'cell' ? formula.tex.replace(/(?<!\\)\|/g, '\\vert ') : formula.tex;
  if (!formula.isDisplay || place === 'cell') return replaced(textNode(placeholders.formula(`$${tex}$`)));
  return replaced(elementOf('p', textNode(placeholders.formula(`$$${tex}$$`))));
}

function hiddenRule(element: SourceElement): Outcome | undefined {
  if (dropped.has(element.tagName)) return gone;
  if (classesOf(element).includes('mw-editsection')) return gone;
  const style = styleOf(element);
  if (style.get('mso-list') === 'ignore' || style.get('mso-hide') === 'all') return gone;
  return style.get('display') === 'none' || style.get('visibility') === 'hidden' ? gone : undefined;
}

function codeRule(element: SourceElement, { place }: Context): Outcome | undefined {
  const { tagName } = element;
  const isBlock = tagName === 'pre' || (paragraphLike.has(tagName) && isCodeStyle(styleOf(element)));
  if (!isBlock && !codeLike.has(tagName)) return undefined;
  const code = visibleText(codeText(element));
  if (code.trim() === '') return gone;
  if (codeLike.has(tagName) && (place === 'cell' || !code.includes('\n'))) return replaced(inlineCode(code));
  if (place === 'cell' || place === 'heading') return replaced(inlineCode(code));
  // One line out of a code editor is but words.
  if (tagName !== 'pre' && !code.includes('\n')) return replaced(elementOf('p', textNode(code)));
  return replaced(codeBlock(code, element));
}

function blockRule(element: SourceElement, { place }: Context): Outcome | undefined {
  const { tagName } = element;
  const isPart = tableParts.has(tagName);
  const isTitle = titleLike.has(tagName);
  if (!kept.has(tagName) && !paragraphLike.has(tagName) && !isTitle) return undefined;
  if (place === 'cell' || (place === 'heading' && tagName !== 'br')) return apart;
  if (isPart && place === 'layout') return into([elementOf('div')]);
  if (isTitle) return into([elementOf('p'), elementOf('strong')]);
  if (!kept.has(tagName)) return into([elementOf('div')]);
  if (/^h[1-6]$/.test(tagName)) return into([elementOf(tagName)], { place: 'heading' });
  return into([elementOf(tagName)]);
}

function linkRule(element: SourceElement): Outcome | undefined {
  if (element.tagName !== 'a') return undefined;
  const link = linkIn(attributeOf(element, 'href'));
  if (link === undefined) return through;
  const wrapper = elementOf('a');
  wrapper.properties['href'] = link.href;
  return into([wrapper]);
}

function markRule(element: SourceElement, { marks, place }: Context): Outcome | undefined {
  const isReference = classesOf(element).some((name) => name === 'reference' || name === 'footnote-ref');
  const wanted = marksOf(element, styleOf(element)).filter((mark) => {
    if (marks.has(mark) || (mark === 'strong' && place === 'heading')) return false;
    // Raised and lowered text is one word to the parser of notes.
    return (mark !== 'sub' && mark !== 'sup') || (!isReference && /^[^\s~^]{1,40}$/.test(textBelow(element).trim()));
  });
  if (wanted.length === 0) return undefined;
  const wrappers = wanted.map((mark) => (mark === 'highlight' ? elementOf('x-highlight') : elementOf(mark)));
  return into(wrappers, { marks: new Set([...marks, ...wanted]) });
}

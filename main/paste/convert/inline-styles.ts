import { attributeOf, type SourceElement } from './source.ts';

/** What text can be besides plain. */
export type Mark = 'strong' | 'em' | 'del' | 'highlight' | 'sub' | 'sup';

/** The longest style that is read; nobody writes such a thing by hand or by a word processor. */
const MAX_STYLE_UNITS = 4000;

const monospaceFace = /mono|consol|courier|menlo|code/;
const highlighted = /^(?:yellow|#ff0|#ffff00|rgb\(255, ?255, ?0\))$/;

const tagMarks: ReadonlyMap<string, Mark> = new Map([
  ['b', 'strong'],
  ['strong', 'strong'],
  ['i', 'em'],
  ['em', 'em'],
  ['dfn', 'em'],
  ['var', 'em'],
  ['s', 'del'],
  ['strike', 'del'],
  ['del', 'del'],
  ['mark', 'highlight'],
  ['sub', 'sub'],
  ['sup', 'sup'],
]);

/** The declarations of a style attribute, names and values in lower case; the last one of a name counts. */
export function styleOf(element: SourceElement): ReadonlyMap<string, string> {
  const style = attributeOf(element, 'style');
  const declarations = new Map<string, string>();
  if (style === '' || style.length > MAX_STYLE_UNITS) return declarations;
  for (const declaration of style.toLowerCase().split(';')) {
    const colon = declaration.indexOf(':');
    if (colon > 0) declarations.set(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
  }
  return declarations;
}

/** Lines of a code editor come as text in a face of even width whose spaces count. */
export function isCodeStyle(style: ReadonlyMap<string, string>): boolean {
  return monospaceFace.test(style.get('font-family') ?? '') && (style.get('white-space') ?? '').startsWith('pre');
}

/** What the text of an element is marked as, by its tag and by its style; the style is the one that is right. */
export function marksOf(element: SourceElement, style: ReadonlyMap<string, string>): Mark[] {
  const marks = new Set<Mark>();
  const ofTag = tagMarks.get(element.tagName);
  if (ofTag !== undefined) marks.add(ofTag);
  const weight = style.get('font-weight') ?? '';
  if (/^(?:normal|lighter|[1-4]00)$/.test(weight)) marks.delete('strong');
  if (style.get('font-style') === 'normal') marks.delete('em');
  if (element.tagName !== 'span' && element.tagName !== 'font') return [...marks];
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight)) marks.add('strong');
  if (/^(?:italic|oblique)/.test(style.get('font-style') ?? '')) marks.add('em');
  if (`${style.get('text-decoration')} ${style.get('text-decoration-line')}`.includes('line-through')) marks.add('del');
  if (style.get('vertical-align') === 'super') marks.add('sup');
  if (style.get('vertical-align') === 'sub') marks.add('sub');
  const background = style.get('background-color') ?? style.get('background') ?? '';
  if (highlighted.test(background)) marks.add('highlight');
  return [...marks];
}

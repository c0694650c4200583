import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

/** What an HTML text is, as a tree of strings that can be compared: white space and the spelling of attributes do not count. */
export function shapeOf(html: string): unknown {
  return shapesOf(parseFragment(html.trim()).childNodes, false);
}

/** Every element of an HTML text. */
export function elementsIn(html: string): Element[] {
  const below = (nodes: readonly Node[]): Element[] =>
    nodes.flatMap((node) => ('tagName' in node ? [node, ...below(node.childNodes)] : []));
  return below(parseFragment(html).childNodes);
}

function shapesOf(nodes: readonly Node[], isCode: boolean): unknown[] {
  const shapes = nodes.map((node, index) => {
    if ('tagName' in node) return shapeOfElement(node, isCode);
    if (!('value' in node)) return node.nodeName === '#comment' ? ['comment'] : [];
    if (isCode) return node.value;
    const text = node.value.replace(/[ \t\n]+/g, ' ');
    const isAtEdge = (neighbour: Node | undefined): boolean => neighbour === undefined || isBlock(neighbour);
    const start = isAtEdge(nodes[index - 1]) ? text.trimStart() : text;
    return isAtEdge(nodes[index + 1]) ? start.trimEnd() : start;
  });
  return shapes.filter((shape) => shape !== '');
}

const blocks = /^(?:p|h[1-6]|ul|ol|li|blockquote|pre|hr|br|table|thead|tbody|tr|th|td|div)$/;
const isBlock = (node: Node): boolean => blocks.test(node.nodeName);

function shapeOfElement(node: Element, isCode: boolean): unknown {
  const attributes = node.attrs
    .filter(({ name }) => name !== 'id')
    .map(({ name, value }) => (name === 'style' ? `class=${value}` : `${name}=${meaningOf(name, value)}`))
    .sort();
  return [node.tagName, attributes, shapesOf(node.childNodes, isCode || node.tagName === 'pre')];
}

function meaningOf(name: string, value: string): string {
  if (name === 'class') return value.replace(/^align-/, 'text-align: ');
  if (name !== 'href' && name !== 'src') return value;
  try {
    return encodeURI(decodeURI(value));
  } catch {
    return value;
  }
}

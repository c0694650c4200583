import type { DefaultTreeAdapterTypes } from 'parse5';

/** What the parser made of pasted HTML: a plain tree. Nothing in it can run or load anything. */
export type SourceNode = DefaultTreeAdapterTypes.ChildNode;
export type SourceElement = DefaultTreeAdapterTypes.Element;

export const isElement = (node: SourceNode): node is SourceElement => 'tagName' in node;
export const isText = (node: SourceNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text';

/** An attribute's value; empty when there is none. Attributes are a list, so that no name can be mistaken for a property. */
export function attributeOf({ attrs }: SourceElement, name: string): string {
  return attrs.find((attribute) => attribute.name === name)?.value ?? '';
}

/** The class names of an element, the first few. */
export const classesOf = (element: SourceElement): string[] =>
  attributeOf(element, 'class').slice(0, 1000).split(/\s+/).filter(Boolean);

/** Everything below an element in the order of the text, at most `most` nodes of it. Any depth costs no stack. */
export function* nodesBelow(element: SourceElement, most = Number.POSITIVE_INFINITY): Generator<SourceNode> {
  const waiting = [...element.childNodes].reverse();
  for (let seen = 0; seen < most; seen++) {
    const node = waiting.pop();
    if (node === undefined) return;
    yield node;
    if (!isElement(node)) continue;
    for (const child of [...node.childNodes].reverse()) waiting.push(child);
  }
}

/** The first element below that is one of the wanted; looks at the next thousand nodes only. */
export function findBelow(
  element: SourceElement,
  isWanted: (one: SourceElement) => boolean,
): SourceElement | undefined {
  for (const node of nodesBelow(element, 1000)) if (isElement(node) && isWanted(node)) return node;
  return undefined;
}

/** The characters below an element, as they are. */
export function textBelow(element: SourceElement): string {
  const parts: string[] = [];
  for (const node of nodesBelow(element)) if (isText(node)) parts.push(node.value);
  return parts.join('');
}

import type { Element, ElementContent, Root } from 'hast';
import { elementOf } from './hast-nodes.ts';
import { LEVELLED_ITEM } from './list-rules.ts';

/** Sorts items that say how deep they are into lists inside lists, wherever such items follow each other. */
export function sortLevelledItems(root: Root): void {
  const waiting: (Root | Element)[] = [root];
  for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
    if (parent.children.some(isItem)) parent.children = sorted(parent.children as ElementContent[]);
    for (const child of parent.children) if (child.type === 'element') waiting.push(child);
  }
}

const isItem = (node: Root['children'][number]): node is Element =>
  node.type === 'element' && node.tagName === LEVELLED_ITEM;

const isSpace = (node: ElementContent): boolean => node.type === 'text' && node.value.trim() === '';

function sorted(children: readonly ElementContent[]): ElementContent[] {
  const out: ElementContent[] = [];
  /** The lists that are open, the outermost first. */
  let open: Element[] = [];
  for (const child of children) {
    if (isItem(child)) open = place(child, open, out);
    else if (!isSpace(child) || open.length === 0) {
      open = [];
      out.push(child);
    }
  }
  return out;
}

/** Puts one item where it belongs and answers the lists that are open then. */
function place({ properties, children }: Element, before: readonly Element[], out: ElementContent[]): Element[] {
  const tagName = properties['ordered'] === true ? 'ol' : 'ul';
  const open = before.slice(0, Number(properties['level']));
  const current = open.at(-1);
  const isSibling = current !== undefined && open.length === properties['level'] && current.tagName === tagName;
  if (!isSibling) {
    if (open.length === properties['level']) open.pop();
    const list = elementOf(tagName);
    if (typeof properties['start'] === 'number') list.properties['start'] = properties['start'];
    const host = open.at(-1)?.children.at(-1);
    if (host?.type === 'element') host.children.push(list);
    else out.push(list);
    open.push(list);
  }
  open.at(-1)?.children.push(elementOf('li', ...children));
  return open;
}

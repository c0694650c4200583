import type { Element, ElementContent, Root } from 'hast';
import { ordinarySpaces, visibleText } from './characters.ts';
import { outcomeOf } from './element-rules.ts';
import type { Context, Outcome } from './outcome.ts';
import type { Placeholders } from './placeholders.ts';
import { isElement, isText, type SourceElement, type SourceNode } from './source.ts';

/** Deeper structure is read as if it stood at this depth: nobody writes it, and every later step may recurse. */
const MAX_DEPTH = 48;

type Parent = Element | Root;

interface Level {
  readonly nodes: readonly SourceNode[];
  next: number;
  readonly parent: Parent;
  readonly context: Context;
}

/**
 * Copies what a note can hold out of pasted HTML: known elements without any attribute but those that the rules give
 * them. Everything else leaves its text, or nothing. Any depth of the source costs no stack.
 */
export function cleanTree(source: SourceElement, placeholders: Placeholders): Root {
  const root: Root = { type: 'root', children: [] };
  const levels: Level[] = [levelOf(source, root, { depth: 0, marks: new Set(), place: 'text', placeholders })];
  for (let level = levels.at(-1); level !== undefined; level = levels.at(-1)) {
    const node = level.nodes[level.next++];
    if (node === undefined) levels.pop();
    else if (isText(node)) add(level.parent, textOf(node.value));
    else if (isElement(node)) {
      const entered = enter(node, level);
      if (entered !== undefined) levels.push(entered);
    }
  }
  return root;
}

const levelOf = (source: SourceElement, parent: Parent, context: Context): Level => ({
  nodes: source.childNodes,
  next: 0,
  parent,
  context,
});

function enter(node: SourceElement, { parent, context }: Level): Level | undefined {
  const outcome: Outcome = outcomeOf(node, context);
  for (const leaf of outcome.before ?? []) add(parent, leaf);
  if (!outcome.isEntered) return undefined;
  let inner = parent;
  let depth = context.depth;
  for (const wrapper of outcome.wrappers ?? []) {
    if (depth >= MAX_DEPTH) break;
    depth++;
    inner = add(inner, wrapper);
  }
  return levelOf(node, inner, { ...context, ...outcome.context, depth });
}

const textOf = (value: string): ElementContent => ({ type: 'text', value: ordinarySpaces(visibleText(value)) });

const isList = (node: Parent | ElementContent): boolean =>
  node.type === 'element' && (node.tagName === 'ul' || node.tagName === 'ol');

/** A list straight inside a list belongs to the item before it. Answers where the added element's children go. */
function add<T extends ElementContent>(parent: Parent, node: T): T {
  const last = parent.children.at(-1);
  const host = isList(parent) && isList(node) && last?.type === 'element' ? last : parent;
  host.children.push(node);
  return node;
}

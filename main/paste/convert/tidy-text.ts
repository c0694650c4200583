import type { Nodes, Parents, PhrasingContent, RootContent, Text } from 'mdast';

type Marked = Extract<PhrasingContent, { type: 'strong' | 'emphasis' | 'delete' | 'link' }>;
type Child = RootContent;

const isMarked = (node: Nodes | undefined): node is Marked =>
  node !== undefined && ['strong', 'emphasis', 'delete', 'link'].includes(node.type);

/**
 * Puts marked text in the form that Markdown can say: marks around words and not around the spaces beside them, one pair
 * of marks around what belongs together, nothing that is empty. Changes the tree.
 */
export function tidyText(parent: Parents): void {
  const children: Child[] = [];
  for (const child of parent.children as Child[]) {
    if ('children' in child) tidyText(child);
    for (const piece of isMarked(child) ? unpadded(child) : [child]) append(children, piece);
  }
  setApart(children);
  trimLines(parent, children);
  parent.children = children.filter((child) => !isEmpty(child)) as typeof parent.children;
  if (parent.type === 'listItem') parent.spread = parent.children.filter(({ type }) => type !== 'list').length > 1;
  if (parent.type === 'list') parent.spread = parent.children.some(({ spread }) => spread === true);
}

/** Marked text with the spaces at its edges outside. */
function unpadded(node: Marked): Child[] {
  const first = node.children.at(0);
  const before = first?.type === 'text' && first.value.trimStart() !== first.value ? ' ' : '';
  if (first?.type === 'text') first.value = first.value.trimStart();
  const last = node.children.at(-1);
  const after = last?.type === 'text' && last.value.trimEnd() !== last.value ? ' ' : '';
  if (last?.type === 'text') last.value = last.value.trimEnd();
  node.children = node.children.filter((child) => !isEmpty(child));
  return [...textsOf(before), node, ...textsOf(after)];
}

const textsOf = (value: string): Text[] => (value === '' ? [] : [{ type: 'text', value }]);

/** Takes what matches at an edge of a node's own text out of it. */
function takeFrom(node: Marked, pattern: RegExp, at: 0 | -1): string {
  const edge = node.children.at(at);
  if (edge?.type !== 'text') return '';
  const taken = pattern.exec(edge.value)?.[0] ?? '';
  edge.value = edge.value.replace(pattern, '');
  if (edge.value === '') node.children.splice(at, 1);
  return taken;
}

/** Adds a node; one that goes on with what the last one is becomes part of that. */
function append(children: Child[], node: Child): void {
  const last = children.at(-1);
  if (isMarked(node) && node.children.length === 0) return;
  if (last?.type === 'text' && node.type === 'text') last.value += node.value;
  else if (isMarked(last) && last.type === node.type && goesOn(last, node)) {
    for (const child of node.children) append(last.children as Child[], child);
  } else if (last?.type === 'list' && node.type === 'list' && !last.ordered && !node.ordered) {
    // Programs that make a list of every item mean one.
    last.children.push(...node.children);
  } else children.push(node);
}

const goesOn = (last: Marked, node: Child): node is Marked =>
  isMarked(node) && (last.type !== 'link' || (node.type === 'link' && node.url === last.url));

/** Nothing but words stands at the edges of a line. */
function trimLines({ type }: Parents, children: Child[]): void {
  const isLine = type === 'paragraph' || type === 'heading' || type === 'tableCell';
  for (const [at, child] of children.entries()) {
    if (child.type !== 'text') continue;
    const [before, after] = [children[at - 1], children[at + 1]];
    if (before?.type === 'break' || (isLine && before === undefined)) child.value = child.value.trimStart();
    if (after?.type === 'break' || (isLine && after === undefined)) child.value = child.value.trimEnd();
  }
}

/** Marks hold on to letters: a sign of punctuation between a mark and a word beside it goes outside. */
function setApart(children: Child[]): void {
  for (let at = 0; at < children.length; at++) {
    const node = children[at];
    if (!isMarked(node) || node.type === 'link') continue;
    const [before, after] = [children[at - 1], children[at + 1]];
    if (after?.type === 'text' && /^[\p{L}\p{N}]/u.test(after.value)) {
      after.value = takeFrom(node, /[\p{P}\p{S}]+$/u, -1) + after.value;
    }
    if (before?.type === 'text' && /[\p{L}\p{N}]$/u.test(before.value)) {
      before.value += takeFrom(node, /^[\p{P}\p{S}]+/u, 0);
    }
  }
}

const needsChildren = new Set(['strong', 'emphasis', 'delete', 'link', 'paragraph', 'heading', 'blockquote', 'list']);

const isEmpty = (node: Child): boolean =>
  (node.type === 'text' && node.value === '') ||
  ('children' in node && needsChildren.has(node.type) && node.children.length === 0);

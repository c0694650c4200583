import type { SyntaxNode } from '@lezer/common';
import { element, openingTag } from './escape.ts';
import { childrenOf, type HtmlPage, type Render } from './html-page.ts';

const marks = new Set(['ListMark', 'QuoteMark']);
const contentOf = (item: SyntaxNode): SyntaxNode[] => childrenOf(item).filter(({ name }) => !marks.has(name));

/** Whether a blank line separates items, or the blocks in one of them: then items are paragraphs. */
function isLoose(list: SyntaxNode, page: HtmlPage): boolean {
  const items = list.getChildren('ListItem');
  const depth = quotesAround(list);
  return [items, ...items.map(contentOf)].some((blocks) =>
    blocks.slice(1).some((block, index) => {
      const before = blocks[index];
      return before !== undefined && hasBlankLine(page.source({ from: before.to, to: block.from }), depth);
    }),
  );
}

function quotesAround(node: SyntaxNode): number {
  let depth = 0;
  for (let parent = node.parent; parent !== null; parent = parent.parent) if (parent.name === 'Blockquote') depth++;
  return depth;
}

function hasBlankLine(gap: string, quotes: number): boolean {
  const prefix = new RegExp(`^(?:[ \\t]*>){0,${quotes}}[ \\t]*$`);
  return gap
    .split('\n')
    .slice(1, -1)
    .some((line) => prefix.test(line));
}

const renderList: Render = (node, page) => {
  const isOrdered = node.name === 'OrderedList';
  const tight = !isLoose(node, page);
  const items = node.getChildren('ListItem').map((item) => renderItem(item, page, tight));
  const start = isOrdered ? startOf(node, page) : undefined;
  return element(isOrdered ? 'ol' : 'ul', `\n${items.join('\n')}\n`, { start });
};

function startOf(list: SyntaxNode, page: HtmlPage): string | undefined {
  const mark = list.getChild('ListItem')?.getChild('ListMark');
  const number = mark ? Number.parseInt(page.source(mark), 10) : 1;
  return number === 1 ? undefined : String(number);
}

function renderItem(item: SyntaxNode, page: HtmlPage, isTight: boolean): string {
  const isTask = item.getChild('Task') !== null;
  const parts = contentOf(item).map((block) => {
    const isText = block.name === 'Paragraph' || block.name === 'Task';
    return isTight && isText ? page.render(block).replace(/^<p>|<\/p>$/g, '') : page.render(block);
  });
  return element('li', parts.join('\n').replace(/\n$/, ''), { class: isTask ? 'task' : undefined });
}

const renderTask: Render = (node, page) => {
  const box = node.getChild('TaskMarker');
  if (box === null) return element('p', page.inline(node));
  const isDone = /x/i.test(page.source(box));
  const input = openingTag('input', { type: 'checkbox', disabled: true, checked: isDone || undefined });
  const words = page.inline(node, { from: box.to, to: node.to }).trim();
  return element('p', `${input} ${isDone ? element('span', words, { class: 'done' }) : words}`);
};

/** Lists and tasks, by the parser's name. */
export const listRenderers: ReadonlyMap<string, Render> = new Map<string, Render>([
  ['BulletList', renderList],
  ['OrderedList', renderList],
  ['Task', renderTask],
]);

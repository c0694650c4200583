import type { SyntaxNode } from '@lezer/common';
import { excerptOf } from '../../../core/note/summary.ts';
import type { Describe } from './inline-pieces.ts';
import type { PieceCollector } from './piece-collector.ts';

/** The mark of an item with the white space behind it; `contentAt` is where its text begins. */
function markOf(item: SyntaxNode, page: PieceCollector): { from: number; to: number; contentAt: number } | undefined {
  const mark = item.getChild('ListMark');
  if (mark === null) return undefined;
  const behind = page.text(mark.to, page.state.doc.lineAt(mark.to).to);
  const [space = ''] = /^[ \t]*/.exec(behind) ?? [];
  // Five spaces and more are one, and the others belong to code.
  const width = space.length > 4 && space.length < behind.length ? 1 : space.length;
  return { from: mark.from, to: mark.to, contentAt: mark.to + width };
}

/** Indents the lines of an item, and draws its bullet or number into the room before its text. */
export const describeListItem: Describe = (ref, page) => {
  const item = ref.node;
  const mark = markOf(item, page);
  if (mark === undefined) return true;
  const firstLine = page.state.doc.lineAt(item.from);
  for (const line of page.linesOf(item)) {
    const look = page.look(line);
    look.depth++;
    look.contentOffset = mark.contentAt - firstLine.from;
    if (line.from === firstLine.from) look.hang++;
  }
  if (item.getChild('Task') !== null && !page.isRevealed(taskMarkOf(item) ?? mark)) return true;
  const isNumber = item.parent?.name === 'OrderedList';
  const isBullet = !isNumber && !page.isRevealed({ from: mark.from, to: mark.contentAt - 1 });
  page.mark(mark.from, mark.contentAt, `lp-list-mark${isNumber ? ' lp-number' : ''}${isBullet ? ' lp-bullet' : ''}`);
  return true;
};

/** From the mark of an item to the end of its box; undefined when it is no task. */
export function taskMarkOf(item: SyntaxNode): { from: number; to: number } | undefined {
  const box = item.getChild('Task')?.getChild('TaskMarker');
  const mark = item.getChild('ListMark');
  return box && mark ? { from: mark.from, to: box.to } : undefined;
}

/** Draws the box of a task in place of its marks. */
export const describeTask: Describe = (ref, page) => {
  const task = ref.node;
  const box = task.getChild('TaskMarker');
  const mark = task.parent === null ? undefined : taskMarkOf(task.parent);
  if (box === null || mark === undefined) return true;
  const isDone = /x/i.test(page.text(box.from, box.to));
  if (isDone) page.mark(box.to, task.to, 'lp-done');
  if (page.isRevealed(mark)) return true;
  page.hide(mark.from, box.from);
  page.add({
    kind: 'task',
    from: box.from,
    to: Math.min(box.to + 1, task.to),
    isDone,
    isLocked: page.state.readOnly,
    name: excerptOf(page.text(box.to, task.to).trim()) || 'Task',
  });
  return true;
};

import type { Attachment } from 'svelte/attachments';
import type { TreeNode } from './tree-rows.ts';

/** What is dragged out of a tree and dropped on its nodes. */
export interface TreeDrag<Node extends TreeNode> {
  /** The node that an element belongs to. */
  readonly nodeOf: (target: EventTarget | null) => Node | undefined;
  /** A node begins to be dragged: put what it is into `data`. */
  readonly begin: (node: Node, data: DataTransfer) => void;
  /** Whether what is dragged can be dropped on a node. */
  readonly takes: (data: DataTransfer) => boolean;
  readonly drop: (node: Node, data: DataTransfer) => void;
  /** The node that something would be dropped on, if any. */
  readonly aim: (node: Node | undefined) => void;
}

/** Lets the nodes of a tree be dragged and dropped on. */
export function treeDrag<Node extends TreeNode>(drag: TreeDrag<Node>): Attachment<HTMLElement> {
  const taker = ({ target, dataTransfer }: DragEvent): Node | undefined =>
    dataTransfer !== null && drag.takes(dataTransfer) ? drag.nodeOf(target) : undefined;
  const listeners = {
    dragstart: ({ target, dataTransfer }: DragEvent) => {
      const node = drag.nodeOf(target);
      if (node !== undefined && dataTransfer) drag.begin(node, dataTransfer);
    },
    dragover: (event: DragEvent) => {
      const node = taker(event);
      drag.aim(node);
      if (node !== undefined) event.preventDefault();
    },
    dragleave: () => drag.aim(undefined),
    drop: (event: DragEvent) => {
      const node = taker(event);
      drag.aim(undefined);
      if (node === undefined || !event.dataTransfer) return;
      event.preventDefault();
      event.stopPropagation();
      drag.drop(node, event.dataTransfer);
    },
  } as const;
  return (element) => {
    element.addEventListener('dragstart', listeners.dragstart);
    element.addEventListener('dragover', listeners.dragover);
    element.addEventListener('dragleave', listeners.dragleave);
    element.addEventListener('drop', listeners.drop);
  };
}

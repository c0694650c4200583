/** One thing in a tree. `parent` is absent at the top, or names a node of the same tree. */
export interface TreeNode {
  readonly id: string;
  readonly name: string;
  readonly parent?: string | undefined;
  readonly count?: number;
}

/** A node that is on screen, and where: levels and positions count from 1. */
export interface TreeRow<Node extends TreeNode> {
  readonly node: Node;
  readonly level: number;
  readonly position: number;
  readonly size: number;
  /** Undefined for a node with nothing in it. */
  readonly isOpen: boolean | undefined;
}

/** The nodes that are on screen, from top to bottom: siblings in the order given, what is in a folded node left out. */
export function treeRows<Node extends TreeNode>(
  nodes: readonly Node[],
  isFolded: (id: string) => boolean,
): TreeRow<Node>[] {
  const inner = new Map<string | undefined, Node[]>();
  for (const node of nodes) inner.set(node.parent, [...(inner.get(node.parent) ?? []), node]);
  const rowsIn = (parent: string | undefined, level: number): TreeRow<Node>[] => {
    const siblings = inner.get(parent) ?? [];
    return siblings.flatMap((node, index) => {
      const isOpen = inner.has(node.id) ? !isFolded(node.id) : undefined;
      const row = { node, level, position: index + 1, size: siblings.length, isOpen };
      return isOpen ? [row, ...rowsIn(node.id, level + 1)] : [row];
    });
  };
  return rowsIn(undefined, 1);
}

/** What a key does in a tree: go to a row, or fold one. */
export type TreeMove = { readonly go: number } | { readonly toggle: string };

/** What an arrow key, Home or End does on a row; undefined for any other key, and where there is nowhere to go. */
export function treeMove<Node extends TreeNode>(
  rows: readonly TreeRow<Node>[],
  at: number,
  key: string,
): TreeMove | undefined {
  const row = rows[at];
  if (row === undefined) return undefined;
  const goes = (index: number): TreeMove | undefined => (rows[index] === undefined ? undefined : { go: index });
  switch (key) {
    case 'ArrowDown':
      return goes(at + 1);
    case 'ArrowUp':
      return goes(at - 1);
    case 'Home':
      return goes(0);
    case 'End':
      return goes(rows.length - 1);
    case 'ArrowRight':
      return row.isOpen === false ? { toggle: row.node.id } : row.isOpen ? goes(at + 1) : undefined;
    case 'ArrowLeft':
      return row.isOpen ? { toggle: row.node.id } : goes(rows.findIndex(({ node }) => node.id === row.node.parent));
    default:
      return undefined;
  }
}

/** The next row, from the one behind `at` and round to it, whose name begins so; -1 when none does. */
export function rowBeginning<Node extends TreeNode>(
  rows: readonly TreeRow<Node>[],
  at: number,
  beginning: string,
): number {
  const wanted = beginning.toLowerCase();
  for (let step = 1; step <= rows.length; step++) {
    const index = (at + step) % rows.length;
    if (rows[index]?.node.name.toLowerCase().startsWith(wanted)) return index;
  }
  return -1;
}

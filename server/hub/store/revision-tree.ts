import { isObject } from '../json.ts';

/** One revision of a document's tree. `isAvailable` is false when only its name is left (compacted, or never sent). */
export interface Revision {
  readonly rev: string;
  readonly position: number;
  readonly hash: string;
  readonly isLeaf: boolean;
  readonly isAvailable: boolean;
  readonly isDeleted: boolean;
}

/**
 * Every revision in a PouchDB revision tree, which is a list of `{ pos, ids: [hash, { status, deleted? }, children] }`.
 * Walked without recursion: a document that was rewritten a thousand times is a thousand levels deep.
 */
export function revisionsOf(tree: unknown): Revision[] {
  const revisions: Revision[] = [];
  const open: { position: number; node: unknown }[] = [];
  for (const root of Array.isArray(tree) ? tree : []) {
    if (isObject(root) && typeof root['pos'] === 'number') open.push({ position: root['pos'], node: root['ids'] });
  }
  for (let next = open.pop(); next; next = open.pop()) {
    const { position, node } = next;
    if (!Array.isArray(node)) continue;
    const [hash, state, children] = node as [string, { status: string; deleted?: boolean }, unknown[]];
    revisions.push({
      rev: `${position}-${hash}`,
      position,
      hash,
      isLeaf: children.length === 0,
      isAvailable: state.status === 'available',
      isDeleted: state.deleted === true,
    });
    for (const child of children) open.push({ position: position + 1, node: child });
  }
  return revisions;
}

/** The leaves, the winner first: a living one before a deleted one, then the longer, then the greater hash. */
export function leavesOf(revisions: readonly Revision[]): Revision[] {
  return revisions
    .filter((revision) => revision.isLeaf)
    .sort((a, b) => {
      if (a.isDeleted !== b.isDeleted) return a.isDeleted ? 1 : -1;
      if (a.position !== b.position) return b.position - a.position;
      return a.hash < b.hash ? 1 : -1;
    });
}

import type { CommandOutput } from '../../core/contract/commands.ts';
import { tagKeyOf } from '../../core/note/tag-name.ts';

/** A tag, how many notes bear it itself, and the number of its colour. */
export type TagRow = CommandOutput<'tags.list'>[number];

/** A tag in the tree of tags: `a/b` lies in `a`, which need not be borne by any note. */
export interface TagNode {
  /** `tagKeyOf` its whole name. */
  readonly id: string;
  /** The last part of its name. */
  readonly name: string;
  readonly whole: string;
  readonly parent?: string;
  readonly count: number;
  /** Its own colour, else that of the nearest one that it lies in. */
  readonly colour?: number;
}

/** The tree of some tags, by name. */
export function tagNodes(tags: readonly TagRow[]): TagNode[] {
  const nodes = new Map<string, TagNode>();
  const byKey = [...tags].sort((a, b) => collator.compare(a.name, b.name));
  const known = new Map(byKey.map((tag) => [tagKeyOf(tag.name), tag]));
  for (const tag of byKey) {
    const parts = tag.name.split('/');
    for (const depth of parts.keys()) {
      const whole = parts.slice(0, depth + 1).join('/');
      const id = tagKeyOf(whole);
      if (!nodes.has(id)) nodes.set(id, nodeOf(whole, known.get(id), nodes));
    }
  }
  return [...nodes.values()];
}

const collator = new Intl.Collator(undefined, { numeric: true });

function nodeOf(whole: string, tag: TagRow | undefined, nodes: ReadonlyMap<string, TagNode>): TagNode {
  const at = whole.lastIndexOf('/');
  const parent = at < 0 ? undefined : nodes.get(tagKeyOf(whole.slice(0, at)));
  const colour = tag?.colour ?? parent?.colour;
  return {
    ...{ id: tagKeyOf(whole), name: whole.slice(at + 1), whole, count: tag?.count ?? 0 },
    ...(parent === undefined ? {} : { parent: parent.id }),
    ...(colour === undefined ? {} : { colour }),
  };
}

import { noteParser } from '../markdown/syntax/note-syntax.ts';

/** A text is read to this length, in UTF-16 units: what follows costs more than it tells. */
const MAX_UNITS = 256 * 1024;
const FRONT_MATTER = /^---[ \t]*\n(?:.*\n){0,98}?---[ \t]*(?:\n|$)/;

/** A stretch of Markdown that the editor's grammar knows by a name. */
export interface ReadableNode {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** The first part of it that has this name. */
  readonly part: (name: string) => { readonly from: number; readonly to: number } | undefined;
}

/**
 * A text as the editor's grammar reads it, front matter left out; positions are those of the whole text. `see` answers
 * whether to go on into a node.
 */
export function readable(text: string): { iterate(see: (node: ReadableNode) => boolean): void } {
  const start = FRONT_MATTER.exec(text)?.[0].length ?? 0;
  return {
    iterate(see) {
      noteParser.parse(text.slice(start, MAX_UNITS)).iterate({
        enter({ name, node, from, to }) {
          const part = (wanted: string) => {
            const found = node.getChild(wanted);
            return found === null ? undefined : { from: start + found.from, to: start + found.to };
          };
          return see({ name, from: start + from, to: start + to, part });
        },
      });
    },
  };
}

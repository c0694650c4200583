import { endOfFrontMatter, FirstLines } from '../markdown/front-matter.ts';

/** A text that begins with front matter, cut into three: the opening rule, the fields and the rest. */
export interface FrontMatterBlock {
  /** Whole lines, each with its line feed; empty: there are none. */
  readonly fields: string;
  /** What follows the closing rule. */
  readonly rest: string;
}

const OPENING = '---\n';
const CLOSING = '---\n';

/** Cuts the front matter off; undefined when there is none, or its rules are not written in the plain way. */
export function frontMatterBlockOf(text: string): FrontMatterBlock | undefined {
  const end = endOfFrontMatter({ doc: new FirstLines(text) });
  const closing = end - CLOSING.length;
  if (closing < OPENING.length || !text.startsWith(OPENING) || text.slice(closing - 1, end) !== `\n${CLOSING}`) {
    return undefined;
  }
  return { fields: text.slice(OPENING.length, closing), rest: text.slice(end) };
}

/** The text that is cut like this. */
export const joinFrontMatter = ({ fields, rest }: FrontMatterBlock): string => `${OPENING}${fields}${CLOSING}${rest}`;

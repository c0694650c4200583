import { type Input, Parser, type PartialParse, Tree, TreeFragment } from '@lezer/common';

/** What is known of a text of which nothing is: a stretch without length. */
export const NOTHING_KNOWN: readonly TreeFragment[] = [new TreeFragment(0, 0, Tree.empty, 0)];

/**
 * Parses as another parser does, but tells it of a fragment even when a text is new. Without any, Lezer's Markdown parser keeps
 * null in their place, and Chromium 130 now and then compiles the question whether it is null away: parsing then fails, and a
 * note that is opened right after a long one is shown without its text.
 */
export class ParserOfKnown extends Parser {
  readonly #parser: Parser;

  constructor(parser: Parser) {
    super();
    this.#parser = parser;
  }

  createParse(
    input: Input,
    fragments: readonly TreeFragment[],
    ranges: readonly { from: number; to: number }[],
  ): PartialParse {
    return this.#parser.createParse(input, fragments.length > 0 ? fragments : NOTHING_KNOWN, ranges);
  }
}

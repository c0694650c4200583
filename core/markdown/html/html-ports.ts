import type { Messages } from '../../messages/messages.ts';

/** What a page says around its footnotes. */
export type FootnoteTexts = Pick<Messages['pages'], 'backToText' | 'footnotes'>;

/**
 * What a text's HTML takes from outside. Markup that a port answers goes into the page as it is: it must come from a
 * renderer of its own, never from the text.
 */
export interface HtmlPorts {
  /** Where a link may lead; undefined: it is no link, its words are text. */
  readonly hrefOf: (address: string) => string | undefined;
  /** The source of a picture that the page may show; undefined: its words stand for it. */
  readonly pictureOf: (address: string) => string | undefined;
  /** What is said behind the words of a link or picture that leads nowhere here; undefined: nothing. */
  readonly absenceOf?: (address: string) => string | undefined;
  /** A formula, as markup; undefined: its source stands for it. */
  readonly mathsOf?: (tex: string, isBlock: boolean) => string | undefined;
  /** Code in its colours, as markup; undefined: the plain code. */
  readonly codeOf?: (code: string, language: string) => string | undefined;
  /** The source of the picture that a diagram's code draws; undefined: the code stands for it. */
  readonly diagramOf?: (source: string) => string | undefined;
  /** What is said of footnotes to those who do not see them; in English when absent. */
  readonly said?: FootnoteTexts;
  /** Whether the end of a line in a paragraph is one on the page, as the editor shows it; else it is a space. */
  readonly keepsLines?: boolean;
  /** Whether HTML in the text is markup. Only for comparing with the specification: by default it is text. */
  readonly passesHtml?: boolean;
}

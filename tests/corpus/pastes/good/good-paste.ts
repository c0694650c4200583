/** HTML as one program puts it onto the clipboard, and the Markdown a person would have written for it. */
export interface GoodPaste {
  readonly name: string;
  readonly html: string;
  /** Undefined: it says no more than its plain text, which is pasted then. */
  readonly markdown: string | undefined;
}

/** The lines of a text. */
export const lines = (...all: readonly string[]): string => all.join('\n');

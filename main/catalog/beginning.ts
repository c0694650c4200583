/** A text that sorts behind all that begin with another: nothing is written with the last character there is. */
export const afterAll = (beginning: string): string => `${beginning}\u{10ffff}`;

/** A search of the index for words that begin so, in whichever order. */
export const matchOf = (words: readonly string[]): string => words.map((word) => `"${word}"*`).join(' ');

const pattern = /^(.*)\|(\d{1,4})$/s;

/** The words and the width of a picture, as its alternative text says: `![A cat|320](cat.png)` is 320 px wide. */
export interface PictureLabel {
  readonly words: string;
  /** In CSS pixels; undefined: as wide as the picture is, within the line. */
  readonly width: number | undefined;
}

/** Reads the alternative text of a picture. */
export function parsePictureLabel(text: string): PictureLabel {
  const [, words, width] = pattern.exec(text) ?? [];
  return words === undefined ? { words: text, width: undefined } : { words, width: Number(width) };
}

/** The alternative text that says these words and that width. */
export function pictureLabelOf({ words, width }: PictureLabel): string {
  return width === undefined ? words : `${words}|${width}`;
}

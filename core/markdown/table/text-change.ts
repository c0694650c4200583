/** A replacement in a text, in UTF-16 units from its beginning. Those of one edit are in order and apart. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/** A text with changes made. */
export const withChanges = (text: string, changes: readonly TextChange[]): string =>
  changes.reduceRight((result, { from, to, insert }) => result.slice(0, from) + insert + result.slice(to), text);

/** Changes in order. Of several insertions at one place the first given comes first. */
export const inOrder = (changes: readonly TextChange[]): TextChange[] =>
  [...changes].sort((one, other) => one.from - other.from || one.to - other.to);

/** A note as its source has it, whatever the format. */
export interface ImportedNote {
  /** The same each time that this note is imported, and no other's. */
  readonly key: string;
  readonly title: string;
  /** Markdown; references are as the source wrote them. */
  readonly body: string;
  /** Wall clock, milliseconds since 1970; undefined where the source does not say. */
  readonly createdMs: number | undefined;
  readonly editedMs: number | undefined;
  readonly tags: readonly string[];
  /** The names of the notebooks that it lies in, outermost first. */
  readonly notebook: readonly string[];
  readonly isPinned: boolean;
  /** The language that it is spelt in, where the source says. */
  readonly language?: string | undefined;
}

/** What a reference in an imported text leads to: another note of the import, or a file that comes along. */
export type Target =
  | { readonly kind: 'note'; readonly title: string }
  | { readonly kind: 'file'; readonly address: string; readonly name: string };

/**
 * Finds what a reference leads to; undefined: it stays as it is. `link` is an address, what stands behind its `#` being the
 * fragment; `name` is what stands in `[[ ]]`.
 */
export type Resolve = (written: string, how: 'link' | 'name', fragment?: string) => Target | undefined;

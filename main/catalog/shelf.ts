import type { CatalogView } from './note-search.ts';

/** Letters of the private use area: the index takes them for words, and nobody can look for them. */
const IN_TRASH = '\u{e000}';
const TEMPLATE = '\u{e001}';

/** What the index of words holds of a note beside what the note says, so that the index alone tells which list shows it. */
export function shelfOf({ isTrashed, template }: { readonly isTrashed: boolean; readonly template: string }): string {
  if (isTrashed) return IN_TRASH;
  return template === 'none' ? '' : TEMPLATE;
}

/** A search of the index, only for notes that a list shows. */
export function matchIn(view: CatalogView, match: string): string {
  return view === 'trash'
    ? `(${match}) AND shelf : "${IN_TRASH}"`
    : `(${match}) NOT shelf : ("${IN_TRASH}" OR "${TEMPLATE}")`;
}

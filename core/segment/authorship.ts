import type { StoredSegment } from './stored-update.ts';

/** Who wrote a document, and who did last, by the clock of who did. */
export interface Authorship {
  /** Accounts, each once, in the order of their names. */
  readonly authors: readonly string[];
  /** The account that wrote last; empty when nobody did. */
  readonly editedBy: string;
  /** When that was. Wall clock, milliseconds since 1970; 0 when nobody wrote. */
  readonly editedMs: number;
}

/** Nobody wrote anything. */
export const NO_AUTHORSHIP: Authorship = { authors: [], editedBy: '', editedMs: 0 };

/** What segments say of those who wrote them. */
export function authorshipOf(segments: readonly Pick<StoredSegment, 'atMs' | 'writer'>[]): Authorship {
  const single = segments.map(({ atMs, writer }) => authorshipBy(writer.account, atMs));
  return single.reduce(joinAuthorship, NO_AUTHORSHIP);
}

/** One account wrote, then. */
export const authorshipBy = (account: string, atMs: number): Authorship => ({
  authors: [account],
  editedBy: account,
  editedMs: atMs,
});

/** What two parts of a document say together. Of two who wrote at the same time the smaller name counts as the last. */
export function joinAuthorship(one: Authorship, other: Authorship): Authorship {
  const last =
    other.editedMs > one.editedMs || (other.editedMs === one.editedMs && isBefore(other.editedBy, one.editedBy))
      ? other
      : one;
  const isSame = other.authors.every((author) => one.authors.includes(author));
  return {
    authors: isSame ? one.authors : [...new Set([...one.authors, ...other.authors])].sort(),
    editedBy: last.editedBy,
    editedMs: last.editedMs,
  };
}

/** The same, with a clock that cannot have been right brought down to a limit. Milliseconds since 1970. */
export const notAfter = (authorship: Authorship, limitMs: number): Authorship =>
  authorship.editedMs <= limitMs ? authorship : { ...authorship, editedMs: limitMs };

const isBefore = (name: string, other: string): boolean => name !== '' && (other === '' || name < other);

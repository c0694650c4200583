import { type EditorState, Facet } from '@codemirror/state';
import type { MemberRow, TagRow, TitleRow } from '../../../core/contract/reference-commands.ts';
import type { LinkTarget } from '../../../core/note/link-target.ts';

/** Where the links on screen lead. */
export interface LinkTitles {
  /** The keys of those titles that are known to lead nowhere. Another set when that changes. */
  readonly missing: ReadonlySet<string>;
  noteOf(title: string): TitleRow | undefined;
  /** These titles are on screen. */
  show(titles: readonly string[]): void;
  /** Tells when `missing` changed. Returns what ends that. */
  onchange(listener: () => void): () => void;
}

/** What an editor asks about other notes. Answers of undefined are overtaken by a newer question. */
export interface Linking {
  readonly titles: LinkTitles;
  findTitles(query: string): Promise<readonly TitleRow[] | undefined>;
  findTags(beginning: string): Promise<readonly TagRow[] | undefined>;
  findMembers(question: undefined): Promise<readonly MemberRow[] | undefined>;
  open(target: LinkTarget): void;
  create(title: string): void;
  searchTag(name: string): void;
}

/** Who answers an editor's questions about other notes. */
export const linkingFacet = Facet.define<Linking>();

/** Undefined in an editor that is not in a window. */
export const linkingOf = (state: EditorState): Linking | undefined => state.facet(linkingFacet)[0];

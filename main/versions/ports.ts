import type { DocId } from '../../core/contract/ids.ts';
import type { VersionId } from '../../core/contract/version-commands.ts';
import type { VersionDocument } from '../../core/version/document.ts';
import type { DifferencePiece } from '../../core/version/difference.ts';
import type { Passage } from '../../core/version/restoring.ts';
import type { Reach, VersionFacts, VersionText } from '../../core/version/version.ts';
import type { TextEdit } from '../../core/note/rewrite.ts';

/** Where versions are stored. Calls reject when the disk or the database fails. */
export interface VersionStore {
  /** The ids of the documents of all versions of a note, oldest first. */
  ids(note: DocId): Promise<string[]>;
  /** These documents; those that are gone are left out. */
  read(ids: readonly string[]): Promise<unknown[]>;
  /** False when the id is taken. */
  write(document: VersionDocument): Promise<boolean>;
  /** Turns own versions into tombstones. */
  bury(ids: readonly string[]): Promise<void>;
}

/** A stored version, as far as it was made out. */
export interface StoredVersion extends VersionFacts {
  readonly id: VersionId;
  /** The account that made it. */
  readonly by: string;
  readonly sizeBytes: number;
}

/** What is done with versions in a worker: unpacking and comparing take as long as texts are long. */
export interface VersionReader {
  /** What versions say of themselves; those that are unsound are left out. */
  facts(documents: readonly unknown[]): Promise<StoredVersion[]>;
  /** What a version says; undefined when it is unsound. */
  text(document: unknown): Promise<VersionText | undefined>;
  compare(texts: { readonly before: string; readonly after: string }): Promise<DifferencePiece[]>;
  /** The edits that bring a text to that of a version, or to a passage of it. */
  editsBack(way: {
    readonly present: string;
    readonly version: string;
    readonly passage?: Passage;
  }): Promise<TextEdit[]>;
}

/** A note that is written in here. */
export interface WrittenNote {
  readonly id: DocId;
  /** What it says; undefined when it says nothing, or was erased for good. */
  readonly text: VersionText | undefined;
  /** How long title and text are, in UTF-16 units: asked with every edit. */
  readonly units: number;
  readonly reach: Reach;
  /** The account that wrote in it last. */
  readonly editedBy: string;
}

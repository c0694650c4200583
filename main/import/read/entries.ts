import type { SkippedItem } from '../../../core/contract/import-commands.ts';

/** What is taken of one import (R14): archives have fewer and smaller entries than a disk. */
export const IMPORT_LIMITS = {
  archiveEntries: 10_000,
  archiveBytes: 1024 * 1024 * 1024,
  ratio: 100,
  folderEntries: 100_000,
  depth: 20,
  /** A text that becomes a note. */
  textBytes: 4 * 1024 * 1024,
} as const;

/** Below this size an entry may be packed as tightly as it likes: a page of blanks is no attack. Bytes. */
export const RATIO_FROM_BYTES = 1024 * 1024;

/** A file of an import: where it is meant to lie, and where its bytes are on this computer. */
export interface FoundEntry {
  /** From the top of what is imported, parts divided by `/`. */
  readonly path: string;
  readonly file: string;
  readonly sizeBytes: number;
  readonly createdMs: number | undefined;
  readonly editedMs: number | undefined;
}

/** What lies at a place that a person chose. */
export interface FoundEntries {
  /** What the whole is called. */
  readonly root: string;
  readonly entries: readonly FoundEntry[];
  readonly skipped: readonly SkippedItem[];
  /** A program's own mark at the top tells how its files name each other. */
  readonly isVault: boolean;
}

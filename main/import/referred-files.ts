import { MAX_ATTACHMENT_BYTES } from '../../core/contract/attachment-commands.ts';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { SkippedItem } from '../../core/contract/import-commands.ts';
import type { Target } from '../../core/import/imported-note.ts';
import { attachmentAddressOf } from '../../core/markdown/attachment-address.ts';
import type { ReferredFile } from './import-api.ts';
import type { FoundEntry } from './read/entries.ts';
import { problemOf } from './read/problem.ts';
import { hashOfFile } from './read/read-bytes.ts';

/** The files that imported texts refer to: each is read once for its hash, and handed over once. */
export class ReferredFiles {
  /** By their places on this computer; undefined: it stays out. */
  readonly #hashes = new Map<string, AttachmentHash | undefined>();
  readonly #given = new Set<AttachmentHash>();
  readonly #files: ReferredFile[] = [];
  readonly #skipped: SkippedItem[] = [];

  /** What a reference to a file becomes; undefined: the reference stays as it is. */
  targetOf(entry: FoundEntry, name: string): Target | undefined {
    const hash = this.#hashOf(entry);
    if (hash === undefined) return undefined;
    if (!this.#given.has(hash)) this.#files.push({ hash, file: entry.file, name });
    this.#given.add(hash);
    return { kind: 'file', name, address: attachmentAddressOf({ hash, name }) };
  }

  /** Those that were referred to since the last time. */
  take(): ReferredFile[] {
    return this.#files.splice(0);
  }

  /** Those that stay out, since the last time. */
  takeSkipped(): SkippedItem[] {
    return this.#skipped.splice(0);
  }

  #hashOf({ file, path, sizeBytes }: FoundEntry): AttachmentHash | undefined {
    if (this.#hashes.has(file)) return this.#hashes.get(file);
    let hash: AttachmentHash | undefined;
    try {
      if (sizeBytes > MAX_ATTACHMENT_BYTES) this.#skipped.push({ name: path, problem: 'too-large' });
      else hash = hashOfFile(file) as AttachmentHash;
    } catch (cause) {
      this.#skipped.push({ name: path, problem: problemOf(cause) });
    }
    this.#hashes.set(file, hash);
    return hash;
  }
}

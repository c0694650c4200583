import type { RefusedDocument } from '../../core/contract/values.ts';
import { revisionOf } from '../../core/segment/stored-update.ts';
import type { Refusal } from './inspect.ts';

/** The stored documents that must not be applied, by note: kept on the disk, listed for people, never fatal (S5). */
export class Refusals {
  readonly #byNote = new Map<string, readonly Refusal[]>();
  readonly #onChange: () => void;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get count(): number {
    let total = 0;
    for (const refusals of this.#byNote.values()) total += refusals.length;
    return total;
  }

  /** Those of one note. */
  of(doc: string): readonly Refusal[] {
    return this.#byNote.get(doc) ?? [];
  }

  /** What an inspection of the whole note found, instead of what the last one found. */
  replace(doc: string, refusals: readonly Refusal[]): void {
    if (refusals.length === 0 && !this.#byNote.has(doc)) return;
    if (refusals.length > 0) this.#byNote.set(doc, refusals);
    else this.#byNote.delete(doc);
    this.#onChange();
  }

  /** What an inspection of a part of the note found, beside what is known of the rest. */
  add(doc: string, refusals: readonly Refusal[]): void {
    const added = new Set(refusals.map(keyOf));
    const others = (this.#byNote.get(doc) ?? []).filter((refusal) => !added.has(keyOf(refusal)));
    if (refusals.length > 0) this.replace(doc, [...others, ...refusals]);
  }

  /** Those of a note's documents that are not refused. */
  accepted(doc: string, documents: readonly unknown[]): unknown[] {
    const refused = new Set((this.#byNote.get(doc) ?? []).map(keyOf));
    if (refused.size === 0) return [...documents];
    return documents.filter((document) => !refused.has(keyOf({ id: idOf(document), rev: revisionOf(document) })));
  }

  list(): RefusedDocument[] {
    return [...this.#byNote.values()].flat().map(({ id, reason }) => ({ id, reason }));
  }
}

/** One leaf of one document: another leaf of the same may be sound. */
const keyOf = ({ id, rev }: Pick<Refusal, 'id' | 'rev'>): string => `${id} ${rev}`;

/** The id of a stored document, empty when it has none. */
export function idOf(document: unknown): string {
  const id = typeof document === 'object' && document !== null && '_id' in document ? document._id : undefined;
  return typeof id === 'string' ? id : '';
}

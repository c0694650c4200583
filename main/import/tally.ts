import {
  type ChangedNote,
  type ImportReport,
  MOST_NAMED,
  type SkippedItem,
} from '../../core/contract/import-commands.ts';

/** Counts what happens, and names what a person should look at. */
export class Tally {
  readonly #name: string;
  readonly #counts = {
    addedCount: 0,
    updatedCount: 0,
    keptBothCount: 0,
    unchangedCount: 0,
    attachmentCount: 0,
    skippedCount: 0,
  };
  readonly #changed: ChangedNote[] = [];
  readonly #skipped: SkippedItem[] = [];

  constructor(name: string) {
    this.#name = name;
  }

  added(): void {
    this.#counts.addedCount += 1;
  }

  unchanged(count: number): void {
    this.#counts.unchangedCount += count;
  }

  attached(): void {
    this.#counts.attachmentCount += 1;
  }

  change(changed: ChangedNote): void {
    if (changed.change === 'updated') this.#counts.updatedCount += 1;
    else this.#counts.keptBothCount += 1;
    if (this.#changed.length < MOST_NAMED) this.#changed.push(changed);
  }

  skip(skipped: SkippedItem): void {
    this.#counts.skippedCount += 1;
    if (this.#skipped.length < MOST_NAMED) this.#skipped.push(skipped);
  }

  report(ended?: ImportReport['ended']): ImportReport {
    return {
      name: this.#name,
      ...this.#counts,
      changed: this.#changed,
      skipped: this.#skipped,
      ...(ended && { ended }),
    };
  }
}

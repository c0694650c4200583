import * as Y from 'yjs';
import type { ClientId } from '../contract/ids.ts';
import { encodeOwnEdits } from './own-edits.ts';
import { mergeDeletions, NO_DELETIONS, type Deletions } from './ranges.ts';

/** A stretch of a device's own writing in a document: from which clock on each client id wrote, and what was deleted since. */
export class OwnStretch {
  readonly #doc: Y.Doc;
  readonly #since = new Map<ClientId, number>();
  #deletions: Deletions = NO_DELETIONS;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
  }

  /** A client id may write from now on. */
  admit(client: ClientId): void {
    this.#since.set(client, Y.getState(this.#doc.store, client));
  }

  /** An own transaction deleted this. */
  deleted(deletions: Deletions): void {
    this.#deletions = mergeDeletions(this.#deletions, deletions);
  }

  /** Begins anew with what is written next. */
  restart(): void {
    this.#deletions = NO_DELETIONS;
    for (const client of this.#since.keys()) this.admit(client);
  }

  /** Whether a client id wrote in it. */
  wrote(client: ClientId): boolean {
    return Y.getState(this.#doc.store, client) > (this.#since.get(client) ?? 0);
  }

  get isEmpty(): boolean {
    return this.#deletions.size === 0 && ![...this.#since.keys()].some((client) => this.wrote(client));
  }

  /** All of it (rule S2): one update as a rule, several after a large paste. */
  encode(): Uint8Array[] {
    const clocks = [...this.#since].filter(([client]) => this.wrote(client));
    return encodeOwnEdits(this.#doc, new Map<number, number>(clocks), this.#deletions);
  }
}

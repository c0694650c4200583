import type { AppErrorCode } from '../../core/contract/errors.ts';
import type { Result } from '../../core/contract/result.ts';

/** Rows per page over the bridge: two fill the tallest screen. */
const PAGE_ROWS = 60;

/** A part of a list in main, and how long the list is. */
export interface RowsPage<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Where the rows come from, and who hears of the answers that count: those to the question that is still asked. */
interface PagedPorts<Row, Page extends RowsPage<Row>> {
  readonly fetch: (part: { readonly offset: number; readonly limit: number }) => Promise<Result<Page>>;
  /** What is on screen was asked for; what else an answer says is as new as its rows. */
  readonly onpage?: (page: Page) => void;
  /** Why asking for what is on screen failed; undefined when it did not. */
  readonly onoutcome?: (code: AppErrorCode | undefined) => void;
}

/**
 * A list in main as far as it was looked at: as long as the list there, with holes for rows that were not asked for yet.
 * What is on screen is asked for again when something changed; the rest is forgotten then.
 */
export class PagedRows<Row, Page extends RowsPage<Row> = RowsPage<Row>> {
  readonly #ports: PagedPorts<Row, Page>;
  readonly #asked = new Map<number, Promise<void>>();
  #rows = $state.raw<readonly (Row | undefined)[]>([]);
  #isLoaded = $state(false);
  #shown = { from: 0, to: 0 };
  #question = 0;
  #reloading: Promise<void> | undefined;
  #mustReload = false;

  constructor(ports: PagedPorts<Row, Page>) {
    this.#ports = ports;
  }

  get rows(): readonly (Row | undefined)[] {
    return this.#rows;
  }

  /** False until the first answer, so that an empty list is not announced too early. */
  get isLoaded(): boolean {
    return this.#isLoaded;
  }

  /** The rows on screen are `from` to `to`, both included. */
  show(from: number, to: number): void {
    this.#shown = { from, to };
    for (const page of this.#pagesOnScreen())
      if (this.#rows[page * PAGE_ROWS] === undefined && this.#rows.length > page * PAGE_ROWS) void this.#fill(page);
  }

  /** A row wherever it is; undefined when the list has become shorter. */
  async rowAt(index: number): Promise<Row | undefined> {
    if (this.#rows[index] === undefined) await this.#fill(Math.floor(index / PAGE_ROWS));
    return this.#rows[index];
  }

  /** The rows from one place to another, both included, as far as there are any; none when another question is asked meanwhile. */
  async between(from: number, to: number): Promise<readonly Row[]> {
    const question = this.#question;
    const [first, last] = [Math.floor(from / PAGE_ROWS), Math.floor(to / PAGE_ROWS)];
    for (let page = first; page <= last && question === this.#question; page++) {
      const missing = this.#rows.slice(page * PAGE_ROWS, (page + 1) * PAGE_ROWS).includes(undefined);
      if (missing) await this.#fill(page);
    }
    if (question !== this.#question) return [];
    return this.#rows.slice(from, to + 1).filter((row) => row !== undefined);
  }

  /** Another question is asked: the list starts at its top, and what is under way for the old one is dropped. Reload then. */
  restart(): void {
    this.#question += 1;
    this.#asked.clear();
    this.#shown = { from: 0, to: 0 };
  }

  /** Asks again for what is on screen; many calls while one is under way are one more. */
  reload(): Promise<void> {
    this.#mustReload = true;
    this.#reloading ??= this.#reloadAll();
    return this.#reloading;
  }

  #pagesOnScreen(): number[] {
    const first = Math.floor(this.#shown.from / PAGE_ROWS);
    const last = Math.floor(this.#shown.to / PAGE_ROWS);
    return Array.from({ length: last - first + 1 }, (_, step) => first + step);
  }

  #fetchPage(page: number): Promise<Result<Page>> {
    return this.#ports.fetch({ offset: page * PAGE_ROWS, limit: PAGE_ROWS });
  }

  async #reloadAll(): Promise<void> {
    while (this.#mustReload) {
      this.#mustReload = false;
      await this.#reloadOnce();
    }
    this.#reloading = undefined;
  }

  async #reloadOnce(): Promise<void> {
    const question = this.#question;
    const pages = this.#pagesOnScreen();
    const answers = await Promise.all(pages.map((page) => this.#fetchPage(page)));
    // Something else was asked meanwhile: these rows answer a question nobody has any more.
    if (question !== this.#question) return;
    const { onpage, onoutcome } = this.#ports;
    const rows: (Row | undefined)[] = [];
    for (const [step, answer] of answers.entries()) {
      if (!answer.ok) return onoutcome?.(answer.error.code);
      rows.length = answer.value.total;
      onpage?.(answer.value);
      place(rows, (pages[step] ?? 0) * PAGE_ROWS, answer.value.rows);
    }
    onoutcome?.(undefined);
    this.#asked.clear();
    this.#rows = rows;
    this.#isLoaded = true;
  }

  #fill(page: number): Promise<void> {
    const asked = this.#asked.get(page) ?? this.#fillNow(page);
    this.#asked.set(page, asked);
    return asked;
  }

  async #fillNow(page: number): Promise<void> {
    const question = this.#question;
    const answer = await this.#fetchPage(page);
    if (question !== this.#question) return;
    this.#asked.delete(page);
    if (!answer.ok) return;
    const rows = this.#rows.slice();
    place(rows, page * PAGE_ROWS, answer.value.rows);
    this.#rows = rows;
  }
}

/** Puts a page into place; one that reaches beyond the end (the list became shorter) is cut. */
function place<Row>(rows: (Row | undefined)[], offset: number, page: readonly Row[]): void {
  for (const [step, row] of page.entries()) if (offset + step < rows.length) rows[offset + step] = row;
}

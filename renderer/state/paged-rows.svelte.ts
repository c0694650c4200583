/** Rows per page over the bridge: two fill the tallest screen. */
const PAGE_ROWS = 60;

/** A part of a list in main, and how long the list is. */
export interface RowsPage<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** Asks main for a part of a list; undefined when that failed. */
type FetchPage<Row> = (part: { readonly offset: number; readonly limit: number }) => Promise<RowsPage<Row> | undefined>;

/**
 * A list in main as far as it was looked at: as long as the list there, with holes for rows that were not asked for yet.
 * What is on screen is asked for again when something changed; the rest is forgotten then.
 */
export class PagedRows<Row> {
  readonly #fetch: FetchPage<Row>;
  readonly #asked = new Map<number, Promise<void>>();
  #rows = $state.raw<readonly (Row | undefined)[]>([]);
  #isLoaded = $state(false);
  #shown = { from: 0, to: 0 };
  #question = 0;
  #reloading: Promise<void> | undefined;
  #mustReload = false;

  constructor(fetch: FetchPage<Row>) {
    this.#fetch = fetch;
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

  /** Another question is asked: the list starts at its top, and what is under way for the old one is dropped. */
  restart(): Promise<void> {
    this.#question += 1;
    this.#asked.clear();
    this.#shown = { from: 0, to: 0 };
    return this.reload();
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

  #fetchPage(page: number): Promise<RowsPage<Row> | undefined> {
    return this.#fetch({ offset: page * PAGE_ROWS, limit: PAGE_ROWS });
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
    if (question !== this.#question) return;
    const rows: (Row | undefined)[] = [];
    for (const [step, answer] of answers.entries()) {
      if (answer === undefined) return;
      rows.length = answer.total;
      place(rows, (pages[step] ?? 0) * PAGE_ROWS, answer.rows);
    }
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
    if (answer === undefined) return;
    const rows = this.#rows.slice();
    place(rows, page * PAGE_ROWS, answer.rows);
    this.#rows = rows;
  }
}

/** Puts a page into place; one that reaches beyond the end (the list became shorter) is cut. */
function place<Row>(rows: (Row | undefined)[], offset: number, page: readonly Row[]): void {
  for (const [step, row] of page.entries()) if (offset + step < rows.length) rows[offset + step] = row;
}

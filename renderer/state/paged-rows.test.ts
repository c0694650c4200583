import { describe, expect, it } from 'vitest';
import { succeed, type Result } from '../../core/contract/result.ts';
import { PagedRows, type RowsPage } from './paged-rows.svelte.ts';

/** A list in a main that answers when it is told to. */
class SlowList {
  total = 200;
  sign = 'a';
  readonly offsets: number[] = [];
  #answers: (() => void)[] = [];

  readonly fetch = ({ offset, limit }: { offset: number; limit: number }): Promise<Result<RowsPage<string>>> => {
    this.offsets.push(offset);
    const { sign, total } = this;
    const count = Math.max(0, Math.min(limit, total - offset));
    const rows = Array.from({ length: count }, (_, step) => `${sign}${offset + step}`);
    return new Promise((resolve) => this.#answers.push(() => resolve(succeed({ total, rows }))));
  };

  async answer(): Promise<void> {
    for (const answer of this.#answers.splice(0)) answer();
    await new Promise<void>((resolve) => setTimeout(resolve));
  }
}

async function loaded(list: SlowList): Promise<PagedRows<string>> {
  const pages = new PagedRows<string>({ fetch: list.fetch });
  void pages.reload();
  await list.answer();
  return pages;
}

describe('a list that is looked at page by page', () => {
  it('[TK49] is as long as in main, and asks for what comes on screen once', async () => {
    const list = new SlowList();
    const pages = await loaded(list);
    expect([pages.rows.length, pages.rows[59], pages.rows[60]]).toEqual([200, 'a59', undefined]);
    pages.show(100, 130);
    pages.show(101, 131);
    await list.answer();
    expect(list.offsets).toEqual([0, 60, 120]);
    expect([pages.rows[60], pages.rows[179], pages.rows[199]]).toEqual(['a60', 'a179', undefined]);
  });

  it('[TK49] replaces what is on screen and forgets the rest when something changed, once however often', async () => {
    const list = new SlowList();
    const pages = await loaded(list);
    pages.show(60, 61);
    await list.answer();
    [list.sign, list.total] = ['b', 70];
    for (let times = 0; times < 5; times++) void pages.reload();
    await list.answer();
    await list.answer();
    expect(list.offsets).toEqual([0, 60, 60, 60]);
    expect([pages.rows.length, pages.rows[0], pages.rows[69]]).toEqual([70, undefined, 'b69']);
  });

  it('[TK49] drops an answer to what is not asked any more', async () => {
    const list = new SlowList();
    const pages = await loaded(list);
    pages.show(60, 61);
    list.sign = 'b';
    pages.restart();
    void pages.reload();
    await list.answer();
    expect([pages.rows[0], pages.rows[60]]).toEqual(['b0', undefined]);
  });
});

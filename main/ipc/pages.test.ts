import { describe, expect, it } from 'vitest';
import { createPages } from './pages.ts';

function pagesWithLog() {
  const gone: number[] = [];
  const pages = createPages(
    { burst: 1, perSecond: 1 },
    () => 0,
    (window) => gone.push(window),
  );
  return { gone, pages };
}

describe('pages of windows', () => {
  it('[DR7] gives every load a number of its own and ends the one before, once', () => {
    const { gone, pages } = pagesWithLog();
    pages.enter(40);
    pages.enter(41);
    pages.enter(40);
    expect(pages.of(40)?.window).toBe(3);
    expect(pages.of(41)?.window).toBe(2);
    pages.leave(40);
    pages.leave(40);
    expect(gone).toEqual([1, 3]);
    expect(pages.of(40)).toBeUndefined();
  });

  it('[DR7] knows no page of a window that was never admitted', () => {
    const { gone, pages } = pagesWithLog();
    pages.leave(9);
    expect(pages.of(9)).toBeUndefined();
    expect(gone).toEqual([]);
  });

  it('[DR6] counts the calls of each page by themselves', () => {
    const { pages } = pagesWithLog();
    pages.enter(1);
    pages.enter(2);
    expect([pages.of(1)?.rate.take(), pages.of(1)?.rate.take(), pages.of(2)?.rate.take()]).toEqual([true, false, true]);
  });
});

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setWindowSize } from '../testing/window-size.ts';
import { PaneWidths } from './pane-widths.svelte.ts';

describe('pane widths', () => {
  const { innerWidth, innerHeight } = window;
  const setWidth = (width: number): void => setWindowSize(width, 800);
  beforeEach(() => {
    localStorage.clear();
    setWidth(1600);
  });
  afterEach(() => setWindowSize(innerWidth, innerHeight));

  it('[UI45] are remembered over the end of the window', () => {
    new PaneWidths(localStorage).resize('list', 333.4);
    const widths = new PaneWidths(localStorage);
    expect([widths.of('sidebar'), widths.of('list')]).toEqual([208, 333]);
    widths.reset('list');
    expect(new PaneWidths(localStorage).of('list')).toBe(296);
  });

  it('[UI45] stay within limits', () => {
    const widths = new PaneWidths(localStorage);
    for (const [wish, width] of [
      [-5, 160],
      [9999, 352],
    ] as const) {
      widths.resize('sidebar', wish);
      expect(widths.of('sidebar')).toBe(width);
    }
  });

  it('[UI45] leave the note its room in a small window and come back in a large one', () => {
    new PaneWidths(localStorage).resize('list', 560);
    setWidth(800);
    expect(new PaneWidths(localStorage).of('list')).toBe(304);
    setWidth(1600);
    expect(new PaneWidths(localStorage).of('list')).toBe(560);
  });

  it.each(['', 'wide', '-1', '1e9', '12.5', '999999'])('[UI45] are the usual ones when %j was remembered', (stored) => {
    localStorage.setItem('width:list', stored);
    expect(new PaneWidths(localStorage).of('list')).toBe(296);
  });
});

import type { Extension } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';
import { scrollerOf } from './steady-scroll.ts';

/** Scrolling is told when it has come to rest. Milliseconds. */
const REST_MS = 150;

/**
 * Tells which line is at the upper edge of the screen whenever the text was scrolled: a place in it, in UTF-16 units from
 * the beginning; undefined at the beginning itself.
 */
export const topWatch = (onmove: (top: number | undefined) => void): Extension =>
  ViewPlugin.define((view) => {
    const scroller = scrollerOf(view);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      if (scroller === undefined) return;
      const edge = scroller.getBoundingClientRect().top - view.documentTop;
      onmove(scroller.scrollTop === 0 ? undefined : view.lineBlockAtHeight(Math.max(0, edge)).from);
    };
    const scrolled = (): void => {
      clearTimeout(timer);
      timer = setTimeout(tell, REST_MS);
    };
    scroller?.addEventListener('scroll', scrolled, { passive: true });
    return {
      destroy() {
        clearTimeout(timer);
        scroller?.removeEventListener('scroll', scrolled);
      },
    };
  });

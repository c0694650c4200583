import type { DetachedWindowAPI } from 'happy-dom';

/** Gives the window of the tests a size in px, which media queries and resize listeners learn of. */
export function setWindowSize(width: number, height: number): void {
  const page = Reflect.get(window, 'happyDOM') as DetachedWindowAPI;
  page.setViewport({ width, height });
}

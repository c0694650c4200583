import * as v from 'valibot';
import { expect, it } from 'vitest';
import { placedOn, windowPlace } from './window-place.ts';

const laptop = { x: 0, y: 25, width: 1280, height: 775 };
const screen = { x: 1280, y: 0, width: 2560, height: 1440 };

it('[LA21] a window returns to its place on whichever display that is', () => {
  const bounds = { x: 2000, y: 200, width: 1000, height: 700 };
  expect(placedOn([laptop, screen], bounds)).toEqual(bounds);
  const hanging = { x: -800, y: 100, width: 1000, height: 600 };
  expect(placedOn([laptop, screen], hanging)).toEqual(hanging);
});

it('[LA21] a window of a display that is gone opens in the middle of the main one, no larger than it', () => {
  expect(placedOn([laptop], { x: 2000, y: 200, width: 1000, height: 700 })).toEqual({
    x: 140,
    y: 63,
    width: 1000,
    height: 700,
  });
  expect(placedOn([laptop], { x: 1280, y: 0, width: 2560, height: 1440 })).toEqual(laptop);
  // The bar to move it by would be above the display, or too far to the side.
  expect(placedOn([laptop], { x: 100, y: -300, width: 800, height: 600 }).y).toBeGreaterThanOrEqual(25);
  expect(placedOn([laptop], { x: 1200, y: 100, width: 800, height: 600 }).x).toBe(240);
});

it('[LA21] nothing but whole, sensible numbers counts as a remembered place', () => {
  const good = { bounds: { x: -5, y: 0, width: 800, height: 600 }, isMaximized: false, isFullScreen: true };
  expect(v.is(windowPlace, good)).toBe(true);
  for (const bad of [
    {},
    null,
    { ...good, extra: 1 },
    { ...good, bounds: { ...good.bounds, width: 0 } },
    { ...good, bounds: { ...good.bounds, x: 1.5 } },
    { ...good, bounds: { ...good.bounds, height: 1e9 } },
  ]) {
    expect(v.is(windowPlace, bad)).toBe(false);
  }
});

import * as v from 'valibot';

const pixels = v.pipe(v.number(), v.safeInteger());
const length = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(100_000));

/** A place on the desktop, in pixels that do not depend on the density of a display. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a window was left: its bounds when it is neither maximized nor full screen, and whether it was. */
export const windowPlace = v.strictObject({
  bounds: v.strictObject({ x: pixels, y: pixels, width: length, height: length }),
  isMaximized: v.boolean(),
  isFullScreen: v.boolean(),
});
export type WindowPlace = v.InferOutput<typeof windowPlace>;

/** So much of a window must be on a display, at its top, for a hand to move it. */
const GRIP = { width: 120, height: 40 };

/**
 * Where a window goes that was left at `bounds`: the same place while enough of it is on one of the displays, else the
 * middle of the first one. Never larger than the display. `displays` are the areas free for windows, the main one first.
 */
export function placedOn(displays: readonly Rectangle[], bounds: Rectangle): Rectangle {
  const home = displays.find((display) => isReachable(bounds, display));
  const display = home ?? displays[0];
  if (display === undefined) return bounds;
  const width = Math.min(bounds.width, display.width);
  const height = Math.min(bounds.height, display.height);
  if (home !== undefined) return { x: bounds.x, y: bounds.y, width, height };
  const x = display.x + Math.round((display.width - width) / 2);
  const y = display.y + Math.round((display.height - height) / 2);
  return { x, y, width, height };
}

/** How far a new window stands from the one that it was opened from, to the right and below: both title bars can be seen. Pixels. */
const STEP = 28;

/** Where a window of some size goes that is opened from another. */
export const besideOf = ({ x, y }: Rectangle, { width, height }: Pick<Rectangle, 'width' | 'height'>): WindowPlace => ({
  bounds: { x: x + STEP, y: y + STEP, width, height },
  isMaximized: false,
  isFullScreen: false,
});

function isReachable(bounds: Rectangle, display: Rectangle): boolean {
  const left = Math.max(bounds.x, display.x);
  const right = Math.min(bounds.x + bounds.width, display.x + display.width);
  const isTopInside = bounds.y >= display.y && bounds.y + GRIP.height <= display.y + display.height;
  return isTopInside && right - left >= GRIP.width;
}

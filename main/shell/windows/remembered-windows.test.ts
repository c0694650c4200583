import { describe, expect, it } from 'vitest';
import { MAX_WINDOWS } from '../../../core/contract/window-commands.ts';
import { type RememberedWindow, textOf, windowsIn } from './remembered-windows.ts';
import { besideOf } from './window-place.ts';

const place = { bounds: { x: 10, y: 20, width: 900, height: 700 }, isMaximized: false, isFullScreen: false };
const panes = {
  isAlone: true,
  isFolded: false,
  rightPane: 'outline' as const,
  isFocused: false,
  widths: { sidebar: 200, list: 300 },
};
const whole = { place, screen: { panes, place: { note: '0'.repeat(20), field: 'body', caret: 7, top: 3 } } };

describe('the file that remembers windows', () => {
  it('[WD4] is read back as it was written', () => {
    const windows = [{ place }, whole] as readonly RememberedWindow[];
    expect(windowsIn(textOf(windows))).toEqual(windows);
  });

  it.each([
    ['nothing', ''],
    ['half of it', textOf([whole as RememberedWindow]).slice(0, 60)],
    ['another format', JSON.stringify({ format: 2, windows: [] })],
    ['one window', JSON.stringify(place)],
    ['an unknown field', JSON.stringify({ format: 1, windows: [{ ...whole, path: '/etc' }] })],
    [
      'text in place of a note',
      JSON.stringify({ format: 1, windows: [{ place, screen: { panes, place: { note: 'x' } } }] }),
    ],
    [
      'places without sense',
      JSON.stringify({ format: 1, windows: [{ place: { ...place, bounds: { x: 0, y: 0, width: 9e9, height: 1 } } }] }),
    ],
    [
      'more windows than there may be',
      JSON.stringify({ format: 1, windows: Array.from({ length: MAX_WINDOWS + 1 }, () => whole) }),
    ],
  ])('[WD11] with %s in it remembers nothing', (_what, text) => {
    expect(windowsIn(text)).toEqual([]);
  });
});

it('[WD12] a window that is opened from another leaves the title bar of that one in sight', () => {
  const { bounds } = besideOf({ x: 100, y: 50, width: 1280, height: 800 }, { width: 760, height: 720 });
  expect(bounds).toEqual({ x: 128, y: 78, width: 760, height: 720 });
});

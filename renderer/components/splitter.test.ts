import { fireEvent, render, screen } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import SplitterUnderTest from '../testing/SplitterUnderTest.svelte';

function renderSplitter() {
  const onresize = vi.fn<(width: number) => void>();
  const onreset = vi.fn<() => void>();
  render(SplitterUnderTest, { label: 'Width of the list', width: 300, least: 200, most: 500, onresize, onreset });
  const splitter = screen.getByRole('separator', { name: 'Width of the list' });
  splitter.setPointerCapture = () => undefined;
  return { splitter, onresize, onreset };
}

describe('splitter', () => {
  it('[UI46] tells its value and its limits, and is reached by keyboard', () => {
    const { splitter } = renderSplitter();
    const told = ['aria-valuenow', 'aria-valuemin', 'aria-valuemax', 'aria-orientation', 'tabindex'];
    expect(told.map((name) => splitter.getAttribute(name))).toEqual(['300', '200', '500', 'vertical', '0']);
  });

  it.each([
    ['ArrowLeft', 284],
    ['ArrowRight', 316],
    ['Home', 200],
    ['End', 500],
  ])('[UI46] %s wishes for %d px', async (key, width) => {
    const { splitter, onresize } = renderSplitter();
    await fireEvent.keyDown(splitter, { key });
    expect(onresize.mock.calls).toEqual([[width]]);
  });

  it('[UI46] follows the pointer only while it is dragged', async () => {
    const { splitter, onresize } = renderSplitter();
    await fireEvent.pointerMove(splitter, { clientX: 520 });
    await fireEvent.pointerDown(splitter, { button: 0, clientX: 510 });
    await fireEvent.pointerMove(splitter, { clientX: 540 });
    await fireEvent(splitter, new Event('lostpointercapture'));
    await fireEvent.pointerMove(splitter, { clientX: 600 });
    expect(onresize.mock.calls).toEqual([[330]]);
  });

  it('[UI46] goes back to the usual width with a double click', async () => {
    const { splitter, onreset } = renderSplitter();
    await fireEvent.dblClick(splitter);
    expect(onreset).toHaveBeenCalledOnce();
  });
});

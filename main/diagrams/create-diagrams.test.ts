import { describe, expect, it, vi } from 'vitest';
import type { DrawingAnswer, DrawingJob } from '../../core/contract/drawing.ts';
import { createDiagrams } from './create-diagrams.ts';
import { PictureStore } from './picture-store.ts';

/** The beginning of a PNG of a size, which is all that is looked at. */
function pngOf(width: number, height: number, length = 64): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
}

const drawn = (png: Uint8Array): DrawingAnswer => ({
  kind: 'drawn',
  png,
  width: 20,
  height: 10,
  description: { kind: 'pie', words: '' },
});

function diagramsOf(answer: DrawingAnswer) {
  const draw = vi.fn((_job: DrawingJob) => Promise.resolve(answer));
  const close = vi.fn();
  const diagrams = createDiagrams({
    open: () => ({ ready: Promise.resolve(), draw, close }),
    after: () => () => undefined,
    onFault: () => undefined,
  });
  return { diagrams, draw, ask: (source: string) => diagrams.handlers['diagrams.draw']({ source, theme: 'light' }, 1) };
}

describe('diagrams', () => {
  it('[DG5] one diagram for one ground is drawn once, however many ask', async () => {
    const { diagrams, draw, ask } = diagramsOf(drawn(pngOf(40, 20)));
    const answers = await Promise.all([ask('pie'), ask('pie')]);
    expect(answers[1]).toEqual(answers[0]);
    expect(await ask('pie')).toEqual(answers[0]);
    expect(draw).toHaveBeenCalledTimes(1);
    await diagrams.handlers['diagrams.draw']({ source: 'pie', theme: 'dark' }, 1);
    expect(draw.mock.calls.map(([{ theme }]) => theme)).toEqual(['light', 'dark']);
  });

  it('[DG1] a picture is found at its address, and nothing at another', async () => {
    const { diagrams, ask } = diagramsOf(drawn(pngOf(40, 20)));
    const answer = await ask('pie');
    if (!answer.ok) throw new Error('not drawn');
    const { address, ...size } = answer.value;
    expect(size).toEqual({ width: 20, height: 10, description: { kind: 'pie', words: '' } });
    expect(address).toMatch(/^att:\/\/diagram\/[0-9a-f]{64}$/);
    expect(await diagrams.picture(new URL(address).pathname.slice(1))).toEqual({
      type: 'image/png',
      bytes: pngOf(40, 20),
    });
    expect(await diagrams.picture('0'.repeat(64))).toBeUndefined();
  });

  it('[DG3] what cannot be read is answered with the reason', async () => {
    const { ask } = diagramsOf({ kind: 'invalid', message: 'line 2' });
    expect(await ask('pie')).toEqual({ ok: false, error: { code: 'diagram-invalid', message: 'line 2' } });
  });

  it.each([
    ['no PNG', new Uint8Array(64)],
    ['cut off', pngOf(40, 20).slice(0, 20)],
    ['an SVG', new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')],
    ['too wide', pngOf(4097, 20)],
    ['too high', pngOf(20, 4097)],
    ['too heavy', pngOf(40, 20, 33 * 1024 * 1024)],
  ])('[DG9] what the page hands over is dropped when it is %s', async (_why, png) => {
    const { ask } = diagramsOf(drawn(png));
    expect(await ask('pie')).toEqual({ ok: false, error: { code: 'diagram-unavailable' } });
  });

  it('[DG15] gives a diagram as a picture to what leaves the app, and nothing for what cannot be drawn', async () => {
    const { diagrams, draw } = diagramsOf(drawn(pngOf(40, 20)));
    const picture = { bytes: pngOf(40, 20), width: 20, height: 10, description: { kind: 'pie', words: '' } as const };
    expect(await diagrams.pictureOf('pie', 'light')).toEqual(picture);
    expect(await diagrams.pictureOf('x'.repeat(50 * 1024 + 1), 'light')).toBeUndefined();
    expect(draw).toHaveBeenCalledTimes(1);
    expect(await diagramsOf({ kind: 'invalid', message: '' }).diagrams.pictureOf('pie', 'light')).toBeUndefined();
  });
});

describe('the pictures that are kept', () => {
  const picture = (length: number) => ({
    bytes: new Uint8Array(length),
    width: 1,
    height: 1,
    description: { kind: 'pie', words: '' } as const,
  });

  it('[DG10] are so many at most, and those that were not asked for the longest go first', () => {
    const store = new PictureStore({ count: 2, bytes: 100 });
    store.add('a', picture(1));
    store.add('b', picture(1));
    store.get('a');
    store.add('c', picture(1));
    expect(['a', 'b', 'c'].map((name) => store.get(name) !== undefined)).toEqual([true, false, true]);
  });

  it('[DG10] weigh so much at most, also when one replaces another', () => {
    const store = new PictureStore({ count: 9, bytes: 10 });
    store.add('a', picture(4));
    store.add('a', picture(6));
    store.add('b', picture(4));
    expect(store.get('a')).toBeDefined();
    store.add('c', picture(1));
    expect(['a', 'b', 'c'].map((name) => store.get(name) !== undefined)).toEqual([true, false, true]);
    store.add('huge', picture(11));
    expect(store.get('huge')).toBeUndefined();
  });
});

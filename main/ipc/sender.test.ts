import { describe, expect, it } from 'vitest';
import { isTrusted } from './sender.ts';

const ORIGIN = 'app://commonplace';
const main = { origin: ORIGIN };
const alive = { mainFrame: main, isDestroyed: () => false };

describe('who may call', () => {
  it('[DR5] believes the main frame of a living window that shows our page', () => {
    expect(isTrusted({ sender: alive, senderFrame: main }, ORIGIN)).toBe(true);
  });

  it('[DR5] refuses a frame inside the page, even of our own origin', () => {
    expect(isTrusted({ sender: alive, senderFrame: { origin: ORIGIN } }, ORIGIN)).toBe(false);
  });

  it('[DR5] refuses every other origin', () => {
    for (const origin of ['https://commonplace', 'app://commonplace.example', 'app://other', 'file://', 'null', '']) {
      const frame = { origin };
      expect(isTrusted({ sender: { ...alive, mainFrame: frame }, senderFrame: frame }, ORIGIN)).toBe(false);
    }
  });

  it('[DR5] refuses a window or a frame that is gone', () => {
    expect(isTrusted({ sender: alive, senderFrame: null }, ORIGIN)).toBe(false);
    const destroyed = { mainFrame: main, isDestroyed: () => true };
    expect(isTrusted({ sender: destroyed, senderFrame: main }, ORIGIN)).toBe(false);
  });
});

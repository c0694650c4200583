/**
 * Gives elements a height in px, which a page that is not drawn does not have; every size observer is told once.
 * Lasts as long as the page of the test file.
 */
export function stubLayout(heightOf: (element: Element) => number): void {
  const heightGetter = {
    configurable: true,
    get(this: Element): number {
      return heightOf(this);
    },
  };
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', heightGetter);
  Object.defineProperty(HTMLElement.prototype, 'offsetParent', { configurable: true, get: () => document.body });
  globalThis.ResizeObserver = class implements ResizeObserver {
    readonly #told: ResizeObserverCallback;

    constructor(told: ResizeObserverCallback) {
      this.#told = told;
    }

    observe(target: Element): void {
      queueMicrotask(() => this.#told([entryOf(target, heightOf(target))], this));
    }

    unobserve(): void {}

    disconnect(): void {}
  };
}

function entryOf(target: Element, height: number): ResizeObserverEntry {
  const size = [{ inlineSize: 300, blockSize: height }];
  return {
    target,
    contentRect: new DOMRect(0, 0, 300, height),
    borderBoxSize: size,
    contentBoxSize: size,
    devicePixelContentBoxSize: size,
  };
}

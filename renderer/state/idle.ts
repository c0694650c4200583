/** The longest that work may wait for an idle moment, in ms. */
const PATIENCE_MS = 500;

/** Does something once the window has nothing else to do, and in half a second at the latest. Answers what prevents it. */
export function whenIdle(act: () => void): () => void {
  // The tests' document knows no idle moments.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(act);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(act, { timeout: PATIENCE_MS });
  return () => cancelIdleCallback(handle);
}

/** The longest that a frame is waited for, in ms: a window that is hidden draws none. */
const FRAME_PATIENCE_MS = 200;

/** Resolves once what was just put on screen is drawn and the window has nothing else to do, or soon where nothing is drawn. */
export function whenDrawn(): Promise<void> {
  return new Promise((resolve) => {
    let isAsked = false;
    const ask = (): void => {
      if (isAsked) return;
      isAsked = true;
      whenIdle(resolve);
    };
    requestAnimationFrame(ask);
    setTimeout(ask, FRAME_PATIENCE_MS);
  });
}

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

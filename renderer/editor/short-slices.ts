/** What the browser tells of input that waits; not in every engine, and not in TypeScript's library. */
export interface InputScheduling {
  isInputPending?: (options?: { readonly includeContinuous?: boolean }) => boolean;
}

/** How long anybody who asks may work at once, in ms: with what a frame of scrolling takes, that is still one frame. */
const SLICE_MS = 8;
/** Who asks again so soon, in ms, is still at the same work. */
const SAME_WORK_MS = 4;

/**
 * Lets input count as pending as well once the work of whoever asks would be seen. CodeMirror parses in the background for
 * up to 100 ms, or until input is pending; a wheel that turns is none, as the browser sees it.
 */
export function keepSlicesShort(scheduling: InputScheduling | undefined, nowMs = () => performance.now()): void {
  const isInputPending = scheduling?.isInputPending?.bind(scheduling);
  if (scheduling === undefined || isInputPending === undefined) return;
  let begunMs = Number.NEGATIVE_INFINITY;
  let askedMs = Number.NEGATIVE_INFINITY;
  scheduling.isInputPending = (options) => {
    const now = nowMs();
    if (now - askedMs > SAME_WORK_MS) begunMs = now;
    askedMs = now;
    return now - begunMs > SLICE_MS || isInputPending(options);
  };
}

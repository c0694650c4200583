import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPendingCalls } from './pending-calls.ts';

/** Whether a promise has settled, as a value that can be looked at. */
function watched(promise: Promise<void>) {
  const state = { isDone: false };
  void promise.then(() => {
    state.isDone = true;
  });
  return state;
}

/** A call that ends when told to. */
function openCall() {
  let end = (): void => undefined;
  const call = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { call, end: () => end() };
}

describe('waiting for quiet', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('[DR8] resolves once nothing was under way for the quiet time', async () => {
    const quiet = watched(createPendingCalls().whenQuiet({ quietMs: 100, limitMs: 1000 }));
    await vi.advanceTimersByTimeAsync(99);
    expect(quiet.isDone).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(quiet.isDone).toBe(true);
  });

  it('[DR8] waits for a call under way and for the one that follows it', async () => {
    const calls = createPendingCalls();
    const [first, second] = [openCall(), openCall()];
    void calls.track(first.call);
    const quiet = watched(calls.whenQuiet({ quietMs: 100, limitMs: 10_000 }));
    await vi.advanceTimersByTimeAsync(500);
    first.end();
    await vi.advanceTimersByTimeAsync(50);
    void calls.track(second.call);
    await vi.advanceTimersByTimeAsync(500);
    expect(quiet.isDone).toBe(false);
    second.end();
    await vi.advanceTimersByTimeAsync(100);
    expect(quiet.isDone).toBe(true);
  });

  it('[DR8] gives up at the limit', async () => {
    const calls = createPendingCalls();
    void calls.track(openCall().call);
    const quiet = watched(calls.whenQuiet({ quietMs: 100, limitMs: 1000 }));
    await vi.advanceTimersByTimeAsync(1000);
    expect(quiet.isDone).toBe(true);
  });

  it('[DR8] counts a call that fails as ended', async () => {
    const calls = createPendingCalls();
    await expect(calls.track(Promise.reject(new Error('x')))).rejects.toThrow('x');
    const quiet = watched(calls.whenQuiet({ quietMs: 100, limitMs: 1000 }));
    await vi.advanceTimersByTimeAsync(100);
    expect(quiet.isDone).toBe(true);
  });
});

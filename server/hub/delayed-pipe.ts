import type { Socket } from 'node:net';

/** What a pipe is put through. Read at every chunk, so a change takes effect at once. */
export interface PipeConditions {
  latencyMs: number;
  bytesPerSecond: number | undefined;
  /** True keeps everything that arrives until the pipe is woken. */
  isHolding: boolean;
}

interface Held {
  /** Undefined is the end of the stream. */
  readonly chunk: Uint8Array | undefined;
  readonly dueMs: number;
}

/** Beyond this the source is paused, so that a slow pipe fills the sender's buffers and not this process. */
const heldAtMostBytes = 1024 * 1024;

/** A rate is kept by pieces this long; a chunk of 64 KB at 1 KB/s would otherwise arrive in one jump after a minute. */
const pieceMs = 50;

/**
 * Passes one direction of a connection through latency, rate and holding, in order, the end of the stream included.
 * Returns a function that looks again at what is held, to be called when conditions got better.
 */
export function createDelayedPipe(
  from: Socket,
  to: Socket,
  conditions: PipeConditions,
  onBytes: (count: number) => unknown,
): () => void {
  const held: Held[] = [];
  let heldBytes = 0;
  let freeAtMs = 0;
  let timer: NodeJS.Timeout | undefined;

  function pass(): void {
    timer = undefined;
    for (let next = held[0]; next && !conditions.isHolding; next = held[0]) {
      const waitMs = next.dueMs - performance.now();
      if (waitMs > 0.5) {
        timer = setTimeout(pass, waitMs);
        return;
      }
      held.shift();
      if (!next.chunk) to.end();
      else {
        heldBytes -= next.chunk.length;
        onBytes(next.chunk.length);
        if (!to.destroyed) to.write(next.chunk);
      }
    }
    if (from.isPaused() && heldBytes < heldAtMostBytes / 2) from.resume();
  }
  function hold(chunk: Uint8Array | undefined): void {
    const nowMs = performance.now();
    const rate = conditions.bytesPerSecond;
    const sendMs = rate === undefined ? 0 : ((chunk?.length ?? 0) / rate) * 1000;
    freeAtMs = Math.max(freeAtMs, nowMs) + sendMs;
    held.push({ chunk, dueMs: Math.max(freeAtMs + conditions.latencyMs, held.at(-1)?.dueMs ?? 0) });
    heldBytes += chunk?.length ?? 0;
  }
  function accept(chunk: Uint8Array | undefined): void {
    const rate = conditions.bytesPerSecond;
    const piece = rate === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor((rate * pieceMs) / 1000));
    if (!chunk) hold(undefined);
    else for (let at = 0; at < chunk.length; at += piece) hold(chunk.subarray(at, at + piece));
    if (heldBytes > heldAtMostBytes) from.pause();
    if (timer === undefined) pass();
  }

  from.on('data', (chunk: Uint8Array) => accept(chunk));
  from.on('end', () => accept(undefined));
  to.on('close', () => clearTimeout(timer));
  return () => {
    if (timer === undefined) pass();
  };
}

import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How the bytes of an answer are disturbed on their way out; nothing when empty. */
export interface SinkShaping {
  readonly resetAfterBytes?: number;
  readonly truncateAtBytes?: number;
  readonly bytesPerSecond?: number;
}

/** The body of one answer. Counts what went out. */
export interface Sink {
  readonly bytes: number;
  write(chunk: Buffer): Promise<void>;
  end(): void;
}

/** A slow answer goes out in this many pieces a second. */
const piecesPerSecond = 10;

async function writeOut(response: ServerResponse, chunk: Buffer): Promise<void> {
  if (response.destroyed || response.writableEnded || chunk.length === 0) return;
  if (response.write(chunk)) return;
  await Promise.race([once(response, 'drain'), once(response, 'close')]);
}

function isOver(response: ServerResponse): boolean {
  return response.destroyed || response.writableEnded;
}

async function writeSlowly(response: ServerResponse, chunk: Buffer, bytesPerSecond: number): Promise<void> {
  const piece = Math.max(1, Math.floor(bytesPerSecond / piecesPerSecond));
  for (let from = 0; from < chunk.length && !isOver(response); from += piece) {
    await writeOut(response, chunk.subarray(from, from + piece));
    await delay((piece / bytesPerSecond) * 1000, undefined, { ref: false });
  }
}

/** Opens the body of an answer whose head is already set. */
export function createSink(response: ServerResponse, shaping: SinkShaping): Sink {
  const { bytesPerSecond, resetAfterBytes, truncateAtBytes } = shaping;
  const limit = Math.min(resetAfterBytes ?? Number.POSITIVE_INFINITY, truncateAtBytes ?? Number.POSITIVE_INFINITY);
  let bytes = 0;
  const cutOff = (): void => {
    if (resetAfterBytes === undefined) return;
    // Lets the bytes before the cut leave the process first.
    setImmediate(() => response.destroy());
  };
  return {
    get bytes() {
      return bytes;
    },
    async write(chunk) {
      const part = chunk.subarray(0, Math.max(0, limit - bytes));
      bytes += part.length;
      if (bytesPerSecond === undefined) await writeOut(response, part);
      else await writeSlowly(response, part, bytesPerSecond);
      if (bytes >= limit) cutOff();
    },
    end() {
      if (resetAfterBytes !== undefined && bytes >= resetAfterBytes) return;
      if (!isOver(response)) response.end();
    },
  };
}

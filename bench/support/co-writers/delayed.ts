import { createFaultProxy } from '../../../server/hub/index.ts';

/** Opens a line to a server on this computer with a round trip that is longer by so much. */
export async function delayedLine(
  port: number,
  roundTripMs: number,
): Promise<{ port: number; close(): Promise<void> }> {
  const line = await createFaultProxy({ target: { host: '127.0.0.1', port } });
  line.latencyMs = roundTripMs / 2;
  return line;
}

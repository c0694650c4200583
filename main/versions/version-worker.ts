import { createWorkerClient } from '../worker/client.ts';
import type { VersionReader } from './ports.ts';
import type { versionReading } from './version-reading.ts';

/** Comparing two texts of 1 MB takes less than a second; more is a hostile version's doing. */
const LIMITS = { deadlineMs: 20_000, maxMemoryMb: 512 };

/** Reads and compares versions in a worker of its own, so that nobody who writes waits for it. */
export function createVersionReader(script: URL): VersionReader & { close(): Promise<void> } {
  const worker = createWorkerClient<typeof versionReading>(script, LIMITS);
  return {
    facts: (documents) => worker.ask('facts', documents),
    text: (document) => worker.ask('text', document).catch(() => undefined),
    compare: (texts) => worker.ask('compare', texts),
    editsBack: (way) => worker.ask('editsBack', way),
    close: () => worker.close(),
  };
}

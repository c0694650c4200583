import fs from 'node:fs';
import { setTimeout } from 'node:timers/promises';

/** Between two readings. */
const PAUSE_MS = 1000;
/** Two readings this close count as settled. */
const TOLERANCE = 0.01;

/** The memory of a process and all that came from it, in MB, shared pages divided by their users (PSS), once it has settled. Linux only. */
export async function settledMemoryOf(rootPid: number): Promise<number> {
  let last = memoryOf(rootPid);
  for (;;) {
    await setTimeout(PAUSE_MS);
    const next = memoryOf(rootPid);
    if (Math.abs(next - last) < last * TOLERANCE) return next;
    last = next;
  }
}

function memoryOf(rootPid: number): number {
  const kilobytes = withDescendants(rootPid).map((pid) => {
    const rollup = readProc(pid, 'smaps_rollup');
    return Number(/^Pss:\s+(\d+) kB$/m.exec(rollup)?.[1] ?? 0);
  });
  return kilobytes.reduce((sum, value) => sum + value, 0) / 1024;
}

function withDescendants(rootPid: number): number[] {
  const parents = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(
      (name) => [Number(name), Number(/^PPid:\s+(\d+)$/m.exec(readProc(Number(name), 'status'))?.[1] ?? 0)] as const,
    );
  const found = [rootPid];
  for (const pid of found) found.push(...parents.filter(([, parent]) => parent === pid).map(([child]) => child));
  return found;
}

/** Empty when the process has ended meanwhile. */
function readProc(pid: number, name: string): string {
  try {
    return fs.readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

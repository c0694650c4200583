import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createTeam } from '../tests/support/team.ts';
import { medianOf, report } from './support/figures.ts';
import { arrived, listed, withFreshLaptop } from './support/fresh-laptop.ts';
import { fillWorkspace, NOTE_COUNT } from './support/many-notes.ts';

const RUNS = 2;
/** How often the event loop is asked; what a delay is measured in includes one such step. Milliseconds. */
const RESOLUTION_MS = 5;

/** How long the process that runs the engine is deaf during the first sync of 10,000 notes. */
function measure(address: string): Promise<{ p99Ms: number; maxMs: number }> {
  return withFreshLaptop(async (laptop) => {
    const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    delays.enable();
    await laptop.connect(address);
    await arrived(laptop, NOTE_COUNT);
    await listed(laptop, NOTE_COUNT);
    delays.disable();
    const delayMs = (nanoseconds: number): number => nanoseconds / 1e6 - RESOLUTION_MS;
    return { p99Ms: delayMs(delays.percentile(99)), maxMs: delayMs(delays.max) };
  });
}

const team = await createTeam();
await fillWorkspace(team.address('alice'));
const runs = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await measure(team.address('alice')));
await team.close();
report({ name: 'event loop delay in a first sync, p99', value: medianOf(runs.map(({ p99Ms }) => p99Ms)), unit: 'ms' });
report({ name: 'event loop delay in a first sync, max', value: medianOf(runs.map(({ maxMs }) => maxMs)), unit: 'ms' });

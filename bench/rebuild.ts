import fs from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Laptop } from '../tests/support/laptop.ts';
import { medianOf, report } from './support/figures.ts';
import { listed } from './support/fresh-laptop.ts';
import { makeFullProfile } from './support/full-profile.ts';
import { NOTE_COUNT } from './support/many-notes.ts';

const RUNS = 3;
/** How often the event loop is asked; what a delay is measured in includes one such step. Milliseconds. */
const RESOLUTION_MS = 5;

/** Takes the lists away from a profile, as if their files had been lost. */
async function loseLists(profileDir: string): Promise<void> {
  const places = await fs.readdir(profileDir, { recursive: true });
  for (const place of places.filter((each) => path.basename(each).startsWith('catalog.db')))
    await fs.rm(path.join(profileDir, place));
}

/** From the opening of an engine on a profile without a list until all notes are in one. */
async function measure(profileDir: string): Promise<{ cpuS: number; p99Ms: number }> {
  await loseLists(profileDir);
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  const before = process.cpuUsage();
  delays.enable();
  const laptop = await Laptop.start({ profileDir });
  await listed(laptop, NOTE_COUNT);
  delays.disable();
  const { user, system } = process.cpuUsage(before);
  await laptop.close();
  return { cpuS: (user + system) / 1e6, p99Ms: delays.percentile(99) / 1e6 - RESOLUTION_MS };
}

const profile = await makeFullProfile();
const runs: { cpuS: number; p99Ms: number }[] = [];
for (let run = 0; run < RUNS; run += 1) runs.push(await measure(profile.dir));
profile.remove();
report({
  name: 'list of 10,000 notes made anew, processor time',
  value: medianOf(runs.map(({ cpuS }) => cpuS)),
  unit: 's',
});
report({ name: 'event loop delay meanwhile, p99', value: medianOf(runs.map(({ p99Ms }) => p99Ms)), unit: 'ms' });

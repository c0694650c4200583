import type { ElectronApplication } from '@playwright/test';
import { launchApp } from '../tests/e2e/support/launch-app.ts';
import { makeEmptyApp } from './support/empty-app.ts';
import { medianOf, report } from './support/figures.ts';
import { makeFullProfile } from './support/full-profile.ts';
import { settledMemoryOf } from './support/proportional-memory.ts';

const RUNS = 3;

async function measure(app: ElectronApplication): Promise<number> {
  const pid = app.process().pid;
  if (pid === undefined) throw new Error('the app did not start');
  try {
    return await settledMemoryOf(pid);
  } finally {
    await app.close();
  }
}

if (process.platform !== 'linux') {
  console.log('memory: not measured, it is read from /proc');
} else {
  const profile = await makeFullProfile();
  const empty = makeEmptyApp();
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    floors.push(await measure(await empty.launch()));
    const { app, page } = await launchApp({ profile: profile.dir });
    await page.getByRole('textbox', { name: 'Search 10,000 notes' }).waitFor();
    ours.push(await measure(app));
  }
  empty.remove();
  profile.remove();
  const beside = { kind: 'floor', value: medianOf(floors) } as const;
  report({ name: 'memory with 10,000 notes', value: medianOf(ours), unit: 'MB', beside, goal: { ratio: 1.6 } });
}

import { type LaunchedApp, launchApp } from '../tests/e2e/support/launch-app.ts';
import { makeEmptyApp } from './support/empty-app.ts';
import { medianOf, report } from './support/figures.ts';
import { makeFullProfile } from './support/full-profile.ts';

const RUNS = 5;

/** From the launch of the process to a list that shows its first notes and counts them all. */
async function measureApp(profile: string): Promise<number> {
  const startedMs = performance.now();
  const app: LaunchedApp = await launchApp({ profile });
  await app.page.getByRole('textbox', { name: 'Search 10,000 notes' }).waitFor();
  await app.page.getByRole('listbox').getByRole('option').filter({ hasText: 'Note ' }).first().waitFor();
  const durationMs = performance.now() - startedMs;
  await app.close();
  return durationMs;
}

const profile = await makeFullProfile();
const empty = makeEmptyApp();
const [ours, floors]: [number[], number[]] = [[], []];
for (let run = 0; run < RUNS; run += 1) {
  const startedMs = performance.now();
  const app = await empty.launch();
  floors.push(performance.now() - startedMs);
  await app.close();
  ours.push(await measureApp(profile.dir));
}
empty.remove();
profile.remove();
const beside = { kind: 'floor', value: medianOf(floors) } as const;
report({ name: 'start to a list of 10,000 notes', value: medianOf(ours), unit: 'ms', beside });

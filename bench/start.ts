import { type LaunchedApp, launchApp } from '../tests/e2e/support/launch-app.ts';
import { makeEmptyApp } from './support/empty-app.ts';
import { medianOf, report } from './support/figures.ts';
import { makeFullProfile } from './support/full-profile.ts';

const RUNS = 5;

/** From the launch of the process to a list that shows its first notes and counts them all. */
async function measureApp(profile: string, spelled: string): Promise<number> {
  const startedMs = performance.now();
  const app: LaunchedApp = await launchApp({ profile });
  await app.page.getByRole('textbox', { name: `Search ${spelled} notes` }).waitFor();
  await app.page.getByRole('listbox').getByRole('option').filter({ hasText: 'Note ' }).first().waitFor();
  const durationMs = performance.now() - startedMs;
  await app.close();
  return durationMs;
}

async function measure({ noteCount, ratio }: { readonly noteCount: number; readonly ratio: number }): Promise<void> {
  const spelled = noteCount.toLocaleString('en');
  const profile = await makeFullProfile(noteCount);
  const empty = makeEmptyApp();
  const [ours, floors]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    const startedMs = performance.now();
    const app = await empty.launch();
    floors.push(performance.now() - startedMs);
    await app.close();
    ours.push(await measureApp(profile.dir, spelled));
  }
  empty.remove();
  profile.remove();
  const beside = { kind: 'floor', value: medianOf(floors) } as const;
  report({ name: `start to a list of ${spelled} notes`, value: medianOf(ours), unit: 'ms', beside, goal: { ratio } });
}

await measure({ noteCount: 10_000, ratio: 1.3 });
await measure({ noteCount: 50_000, ratio: 1.4 });

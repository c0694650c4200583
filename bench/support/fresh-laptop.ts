import fs from 'node:fs/promises';
import { Laptop } from '../../tests/support/laptop.ts';
import { waitFor } from '../../tests/support/wait-for.ts';

/** Far beyond what a first sync takes on a slow machine. Milliseconds. */
export const PATIENCE_MS = 600_000;

/** Starts an engine on a fresh profile for as long as `act` runs. */
export async function withFreshLaptop<T>(act: (laptop: Laptop) => Promise<T>): Promise<T> {
  const laptop = await Laptop.start();
  try {
    return await act(laptop);
  } finally {
    await laptop.close();
    await fs.rm(laptop.profileDir, { recursive: true, force: true });
  }
}

/** Resolves when the first sync is over: nothing more comes. Rejects when it was about fewer documents than expected. */
export async function arrived(laptop: Laptop, count: number): Promise<void> {
  await waitFor(
    async () => {
      const { phase } = await laptop.status();
      return phase.state === 'live' && phase.receiving === 0;
    },
    'everything to arrive',
    PATIENCE_MS,
  );
  const totals = laptop.events.map((event) =>
    event.name === 'sync.statusChanged' && event.payload.phase.state === 'first-sync' ? event.payload.phase.total : 0,
  );
  if (Math.max(...totals) < count) throw new Error('fewer documents came than are there');
}

/** Resolves when the list has this many notes. */
export async function listed(laptop: Laptop, count: number): Promise<void> {
  const query = { view: 'all', query: '', offset: 0, limit: 50 } as const;
  await waitFor(async () => (await laptop.ask('notes.list', query)).total >= count, 'all notes listed', PATIENCE_MS);
}

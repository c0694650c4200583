import { createTeam } from '../tests/support/team.ts';
import { medianOf, report, timed } from './support/figures.ts';
import { arrived, listed, withFreshLaptop } from './support/fresh-laptop.ts';
import { fillWorkspace, NOTE_COUNT } from './support/many-notes.ts';
import { type Line, openLine } from './support/line.ts';
import { openPeer } from './support/peer.ts';

/** Round trips that are added, in milliseconds, and how often each is measured. */
const RUNS = [
  [0, 3],
  [40, 2],
] as const;

interface FirstSync {
  readonly arrivedMs: number;
  readonly listedMs: number;
}

/** Joins a workspace of 10,000 notes with an empty profile: until every document is here, and until every note is listed. */
function measureOurs(address: string): Promise<FirstSync> {
  return withFreshLaptop(async (laptop) => {
    const startedMs = performance.now();
    await laptop.connect(address);
    await arrived(laptop, NOTE_COUNT);
    const arrivedMs = performance.now() - startedMs;
    await listed(laptop, NOTE_COUNT);
    return { arrivedMs, listedMs: performance.now() - startedMs };
  });
}

async function measurePeer(address: string): Promise<number> {
  const { local, remote, close } = await openPeer(address);
  try {
    return await timed(async () => {
      const { docs_written: written } = await local.replicate.from(remote);
      if (written < NOTE_COUNT) throw new Error(`PouchDB wrote ${written} documents only`);
    });
  } finally {
    await close();
  }
}

async function measureOver(line: Line, roundTripMs: number, runs: number): Promise<void> {
  const ours: FirstSync[] = [];
  const peers: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    ours.push(await measureOurs(line.address('alice')));
    peers.push(await measurePeer(line.address('alice')));
  }
  const beside = { kind: 'peer', value: medianOf(peers) / 1000 } as const;
  const seconds = (of: keyof FirstSync): number => medianOf(ours.map((one) => one[of])) / 1000;
  const name = `first sync of 10,000 notes, +${roundTripMs} ms round trip`;
  report({ name: `${name}, all here`, value: seconds('arrivedMs'), unit: 's', beside });
  report({ name: `${name}, all listed`, value: seconds('listedMs'), unit: 's', beside });
}

const team = await createTeam();
await fillWorkspace(team.address('alice'));
for (const [roundTripMs, runs] of RUNS) {
  const line = await openLine(team, roundTripMs);
  await measureOver(line, roundTripMs, runs);
  await line.close();
}
await team.close();

import type { OpenWindow } from '../tests/support/laptop.ts';
import { createTeam } from '../tests/support/team.ts';
import { waitFor } from '../tests/support/wait-for.ts';
import { medianOf, percentileOf, report } from './support/figures.ts';
import { withFreshLaptop } from './support/fresh-laptop.ts';
import { openLine } from './support/line.ts';
import { openPeer } from './support/peer.ts';

const KEYS = 40;

/** From a key on one laptop to the text of the other, through the server. */
function measureOurs(alice: string, bob: string): Promise<number[]> {
  return withFreshLaptop((left) =>
    withFreshLaptop(async (right) => {
      await Promise.all([left.connect(alice), right.connect(bob)]);
      const { id } = await left.ask('notes.create', undefined);
      const from = await left.open(id);
      from.type('start ');
      await waitFor(async () => (await right.notes()).has(id), 'the note on the other laptop');
      const to = await right.open(id);
      return repeat(async (index) => {
        const seen = textHas(to, from.text.length + 1);
        from.type(String(index % 10));
        await seen;
      });
    }),
  );
}

function textHas({ doc }: OpenWindow, length: number): Promise<void> {
  const isThere = (): boolean => doc.getText('body').length >= length;
  return new Promise((resolve) => {
    const look = (): void => {
      if (!isThere()) return;
      doc.off('update', look);
      resolve();
    };
    doc.on('update', look);
    look();
  });
}

/** From a `put` of one small document to the other side's change, with live replication as PouchDB does it by default. */
async function measurePeer(alice: string, bob: string): Promise<number[]> {
  const [left, right] = [await openPeer(alice), await openPeer(bob)];
  const running = [
    left.local.replicate.to(left.remote, { live: true, retry: true }),
    right.local.replicate.from(right.remote, { live: true, retry: true }),
  ];
  try {
    let { rev } = await left.local.put({ _id: 'peer', text: '' });
    await waitFor(() => right.local.get('peer').then(Boolean, () => false), 'the document of the peer');
    const changes = right.local.changes({ live: true, since: 'now' });
    const durations = await repeat(async (index) => {
      const seen = new Promise<void>((resolve) => void changes.once('change', () => resolve()));
      ({ rev } = await left.local.put({ _id: 'peer', _rev: rev, text: 'x'.repeat(index) }));
      await seen;
    });
    changes.cancel();
    return durations;
  } finally {
    for (const replicating of running) replicating.cancel();
    // A cancelled replication may still tell of a request that it gave up.
    await Promise.allSettled(running);
    await Promise.all([left.close(), right.close()]);
  }
}

async function repeat(act: (index: number) => Promise<void>): Promise<number[]> {
  const durations: number[] = [];
  for (let index = 0; index < KEYS; index += 1) {
    const startedMs = performance.now();
    await act(index);
    durations.push(performance.now() - startedMs);
  }
  return durations;
}

/** Runs a measurement on a fresh database. */
async function onFreshDatabase(
  roundTripMs: number,
  measure: (alice: string, bob: string) => Promise<number[]>,
): Promise<number[]> {
  const team = await createTeam();
  const line = await openLine(team, roundTripMs);
  try {
    return await measure(line.address('alice'), line.address('bob'));
  } finally {
    await line.close();
    await team.close();
  }
}

for (const roundTripMs of [0, 40]) {
  const peers = await onFreshDatabase(roundTripMs, measurePeer);
  const ours = await onFreshDatabase(roundTripMs, measureOurs);
  const name = `keystroke to the other laptop, +${roundTripMs} ms round trip`;
  report({ name, value: medianOf(ours), unit: 'ms', beside: { kind: 'peer', value: medianOf(peers) } });
  const tail = { kind: 'peer', value: percentileOf(peers, 0.95) } as const;
  report({ name: `${name}, p95`, value: percentileOf(ours, 0.95), unit: 'ms', beside: tail });
}

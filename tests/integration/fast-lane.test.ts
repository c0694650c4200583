import { describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { createFaultProxy, faultRule, type FaultProxy } from '../../server/hub/index.ts';
import { Laptop, type OpenWindow } from '../support/laptop.ts';
import { useLaptops } from '../support/use-laptops.ts';
import { waitFor } from '../support/wait-for.ts';
import { LiveDatabase } from '../support/live-database.ts';

const laptops = useLaptops();

interface Seat {
  readonly laptop: Laptop;
  readonly line: FaultProxy;
  readonly window: OpenWindow;
}

/** A laptop of an account, with a line of its own to the server. */
async function join(account: 'alice' | 'bob'): Promise<Omit<Seat, 'window'>> {
  const address = new URL(laptops.team.address(account));
  const line = await createFaultProxy({ target: { host: address.hostname, port: Number(address.port) } });
  const laptop = await laptops.start();
  address.port = String(line.port);
  await laptop.connect(address.href);
  return { laptop, line };
}

/** Alice and bob in one note, who see each other. */
async function together(
  options: { hasLive?: boolean } = {},
): Promise<{ alice: Seat; bob: Seat; id: NoteId; live: LiveDatabase }> {
  const live = new LiveDatabase(laptops.team.address('admin'));
  if (options.hasLive !== false) await live.make();
  const [left, right] = [await join('alice'), await join('bob')];
  const { id } = await left.laptop.ask('notes.create', undefined);
  const first = await left.laptop.open(id);
  first.type('start ');
  await waitFor(async () => (await right.laptop.notes()).has(id), 'the note on the other laptop');
  const alice = { ...left, window: first };
  const bob = { ...right, window: await right.laptop.open(id) };
  if (options.hasLive !== false) await waitFor(() => isSeen(alice, id) && isSeen(bob, id), 'both see each other');
  return { alice, bob, id, live };
}

const peopleAt = ({ laptop }: Pick<Seat, 'laptop'>) =>
  laptop.events.findLast((event) => event.name === 'presence.changed')?.payload.people ?? [];

const isSeen = (seat: Pick<Seat, 'laptop'>, id: NoteId): boolean =>
  peopleAt(seat).some(({ notes }) => notes.some(({ note }) => note === id));

const closeLines = async (...seats: Seat[]): Promise<void> => {
  for (const { laptop, line } of seats) {
    await laptop.close();
    await line.close();
  }
};

/** No segment of alice's reaches the server: her connection waits for the answer. */
const heldBack = faultRule({ method: 'POST', path: '_bulk_docs', user: 'alice' }, { blackHole: true });

describe('fast lane', () => {
  it('[LV1] a key is on the other screen before any segment of it is on the server', async () => {
    const { alice, bob, live } = await together();
    // No segment leaves alice's computer any more.
    laptops.team.hub?.faults.set([heldBack]);
    alice.window.type('at once');
    await waitFor(() => bob.window.text === 'start at once', 'the text on the other laptop');
    expect(live.name).toMatch(/-live$/);
    laptops.team.hub?.faults.set([]);
    await alice.laptop.upToDate();
    await bob.laptop.upToDate();
    expect(bob.window.text).toBe('start at once');
    await closeLines(alice, bob);
  });

  it('[LV2] whoever is told of text that its writer could not store yet has it after a restart, and both come together', async () => {
    const { alice, bob, id } = await together();
    laptops.team.hub?.faults.set([heldBack]);
    alice.window.type('told');
    await waitFor(() => bob.window.text === 'start told', 'the text on the other laptop');
    alice.line.cut();
    // Bob's own text leans on what only the fast lane brought.
    bob.window.type(' and answered');
    await bob.window.saved();
    laptops.team.hub?.faults.set([]);
    await bob.laptop.restart();
    const again = await bob.laptop.open(id);
    expect(again.text).toBe('start told and answered');
    alice.line.restore();
    alice.laptop.engine.networkChanged();
    await waitFor(() => alice.window.text === 'start told and answered', 'the answer');
    await bob.laptop.upToDate();
    expect(again.text).toBe(alice.window.text);
    await closeLines(alice, bob);
  });
});

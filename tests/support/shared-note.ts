import { expect } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import type { PresentPerson } from '../../core/contract/presence-commands.ts';
import { createFaultProxy, type FaultProxy } from '../../server/hub/index.ts';
import type { Laptop, OpenWindow } from './laptop.ts';
import { LiveDatabase } from './live-database.ts';
import type { useLaptops } from './use-laptops.ts';
import { waitFor } from './wait-for.ts';

/** A laptop with a line of its own to the server, and its window on the shared note. */
export interface Seat {
  readonly laptop: Laptop;
  readonly line: FaultProxy;
  readonly window: OpenWindow;
}

/** Alice and bob in one note that says `start `. */
export interface SharedNote {
  readonly alice: Seat;
  readonly bob: Seat;
  readonly id: NoteId;
  readonly live: LiveDatabase;
  /** Turns both laptops off. */
  close(): Promise<void>;
}

type Laptops = ReturnType<typeof useLaptops>;

async function takeSeat(laptops: Laptops, account: 'alice' | 'bob'): Promise<Omit<Seat, 'window'>> {
  const address = new URL(laptops.team.address(account));
  const line = await createFaultProxy({ target: { host: address.hostname, port: Number(address.port) } });
  const laptop = await laptops.start();
  address.port = String(line.port);
  await laptop.connect(address.href);
  return { laptop, line };
}

/** Brings two people into one note; with the live database, which an administrator has made, they see each other then. */
export async function shareNote(laptops: Laptops, hasLive = true): Promise<SharedNote> {
  const live = new LiveDatabase(laptops.team.address('admin'));
  if (hasLive) await live.make();
  const [left, right] = [await takeSeat(laptops, 'alice'), await takeSeat(laptops, 'bob')];
  const { id } = await left.laptop.ask('notes.create', undefined);
  const first = await left.laptop.open(id);
  first.type('start ');
  await waitFor(async () => (await right.laptop.notes()).has(id), 'the note on the other laptop');
  const alice = { ...left, window: first };
  const bob = { ...right, window: await right.laptop.open(id) };
  if (hasLive) await waitFor(() => isSomebodyIn(alice, id) && isSomebodyIn(bob, id), 'both see each other');
  return {
    ...{ alice, bob, id, live },
    async close() {
      for (const { laptop, line } of [alice, bob]) {
        await laptop.close();
        await line.close();
      }
    },
  };
}

/** Whom a laptop last heard to be there. */
export const peopleAt = ({ laptop }: Pick<Seat, 'laptop'>): PresentPerson[] =>
  laptop.events.findLast((event) => event.name === 'presence.changed')?.payload.people ?? [];

/** Whether somebody else has the note open, as a laptop knows. */
export const isSomebodyIn = (seat: Pick<Seat, 'laptop'>, id: NoteId): boolean =>
  peopleAt(seat).some(({ notes }) => notes.some(({ note }) => note === id));

/** Waits until both have everything, and expects their texts to be equal. */
export async function settleTogether({ alice, bob }: SharedNote): Promise<string> {
  await alice.laptop.upToDate();
  await bob.laptop.upToDate();
  await waitFor(() => alice.window.text === bob.window.text, 'equal texts');
  expect((await bob.laptop.notes()).get(alice.window.id)?.body).toBe(alice.window.text);
  return alice.window.text;
}

import fs from 'node:fs/promises';
import { bodyOf } from '../../../core/note/note.ts';
import { Laptop } from '../../../tests/support/laptop.ts';
import { LiveDatabase } from '../../../tests/support/live-database.ts';
import { createTeam } from '../../../tests/support/team.ts';
import { waitFor } from '../../../tests/support/wait-for.ts';
import { openLine } from '../line.ts';
import type { Pair } from './pair.ts';

/** What can be measured of ours alone. */
interface OurPair extends Pair {
  readonly live: LiveDatabase;
  /** Moves the caret of one person, and answers after how long the other window heard of it. Milliseconds. */
  moveCaret(place: number): Promise<number>;
}

/** Two laptops with a window each on one note: the whole way from a key to the other window but for drawing it. */
export async function openOurs(roundTripMs: number): Promise<OurPair> {
  const team = await createTeam();
  const live = new LiveDatabase(team.address('admin'));
  await live.make();
  const line = await openLine(team, roundTripMs);
  const [alice, bob] = [await Laptop.start(), await Laptop.start()];
  await Promise.all([alice.connect(line.address('alice')), bob.connect(line.address('bob'))]);
  const { id } = await alice.ask('notes.create', undefined);
  const left = await alice.open(id);
  left.type('start ');
  await waitFor(async () => (await bob.notes()).has(id), 'the note on the other laptop');
  const right = await bob.open(id);
  const isSeen = (laptop: Laptop): boolean =>
    laptop.events.some(({ name, payload }) => name === 'presence.changed' && JSON.stringify(payload).includes(id));
  await waitFor(() => isSeen(alice) && isSeen(bob), 'both see each other');
  return {
    left: bodyOf(left.doc),
    right: bodyOf(right.doc),
    live,
    async moveCaret(place) {
      const startMs = performance.now();
      const caret = { anchor: new Uint8Array([place]), head: new Uint8Array([place]) };
      const heard = new Promise<number>((resolve) => {
        const stop = bob.engine.subscribe(({ name, payload }) => {
          if (name !== 'presence.changed' || !JSON.stringify(payload).includes(`{"0":${place}}`)) return;
          stop();
          resolve(performance.now() - startMs);
        });
      });
      await alice.ask('presence.set', { note: id, caret });
      return heard;
    },
    async close() {
      for (const laptop of [alice, bob]) {
        await laptop.close();
        await fs.rm(laptop.profileDir, { recursive: true, force: true });
      }
      await line.close();
      await team.close();
    },
  };
}

import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { NoteId } from '../../core/contract/ids.ts';
import { bodyOf } from '../../core/note/note.ts';
import { createFaultProxy, type FaultProxy } from '../../server/hub/index.ts';
import { Laptop, type OpenWindow } from '../support/laptop.ts';
import { LiveDatabase } from '../support/live-database.ts';
import { createTeam, type Team } from '../support/team.ts';
import { waitFor } from '../support/wait-for.ts';

const HISTORIES = Number(process.env['ENGINE_HISTORIES'] ?? 8);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

const action = fc.record({
  kind: fc.constantFrom('type', 'type', 'type', 'type', 'delete', 'cut', 'restore', 'slow', 'hold', 'restart', 'pause'),
  who: fc.nat(1),
  at: fc.nat(1000),
});
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

/** A laptop with a network of its own, and its window on the shared note. */
interface Seat {
  readonly laptop: Laptop;
  readonly line: FaultProxy;
  window: OpenWindow;
}

/** Beacons with text in them that the histories left behind. */
let spoken = 0;
const tally = { cut: 0, hold: 0, slow: 0, restart: 0, delete: 0, type: 0 };
let cleanUp: (() => Promise<void>)[] = [];
let nextCharacter = 0x4e00;

afterEach(async () => {
  for (const step of cleanUp.toReversed()) await step();
  cleanUp = [];
});

async function takeSeat(team: Team, account: 'alice' | 'bob'): Promise<Omit<Seat, 'window'>> {
  const address = new URL(team.address(account));
  const line = await createFaultProxy({ target: { host: address.hostname, port: Number(address.port) } });
  const laptop = await Laptop.start();
  cleanUp.push(
    () => line.close(),
    () => laptop.close(),
  );
  address.port = String(line.port);
  await laptop.connect(address.href);
  return { laptop, line };
}

async function play(seat: Seat, { kind, at }: Action, present: Set<string>): Promise<void> {
  const { window, line, laptop } = seat;
  const body = bodyOf(window.doc);
  if (kind in tally) tally[kind as keyof typeof tally] += 1;
  if (kind === 'type') {
    const text = Array.from({ length: 1 + (at % 5) }, () => String.fromCharCode(nextCharacter++)).join('');
    for (const character of text) present.add(character);
    window.type(text, at % (body.length + 1));
    await window.saved();
  } else if (kind === 'delete' && body.length > 0) {
    const from = at % body.length;
    const length = Math.min(1 + (at % 4), body.length - from);
    for (const character of body.toString().slice(from, from + length)) present.delete(character);
    body.delete(from, length);
    await window.saved();
  } else if (kind === 'cut') line.cut();
  else if (kind === 'restore') line.restore();
  else if (kind === 'slow') line.latencyMs = at % 30;
  else if (kind === 'hold') line.blackHole();
  else if (kind === 'restart') {
    const { id } = window;
    await laptop.restart();
    seat.window = await laptop.open(id);
  } else await laptop.engine.flush();
}

async function settle(seats: readonly Seat[], id: NoteId): Promise<string[]> {
  for (const { line } of seats) line.restore();
  for (const { laptop } of seats) laptop.engine.networkChanged();
  for (const { laptop } of seats) await laptop.upToDate();
  const texts = (): string[] => seats.map(({ window }) => window.text);
  await waitFor(() => new Set(texts()).size === 1, 'equal windows');
  for (const { laptop } of seats) expect((await laptop.notes()).get(id)?.body).toBe(texts()[0]);
  return texts();
}

describe('engines behind a bad network', () => {
  it(
    `[FA2] converge with every character typed and not deleted, once (seed ${SEED})`,
    { timeout: 600_000 },
    async () => {
      const histories = fc.sample(fc.array(action, { minLength: 30, maxLength: 60, size: 'max' }), {
        seed: SEED,
        numRuns: HISTORIES,
      });
      for (const [index, history] of histories.entries()) {
        const team = await createTeam();
        cleanUp.push(() => team.close());
        // Every other history has the fast lane.
        const live = index % 2 === 0 ? new LiveDatabase(team.address('admin')) : undefined;
        await live?.make();
        const [left, right] = [await takeSeat(team, 'alice'), await takeSeat(team, 'bob')];
        const { id } = await left.laptop.ask('notes.create', undefined);
        const first = await left.laptop.open(id);
        await left.laptop.upToDate();
        await waitFor(async () => (await right.laptop.notes()).has(id), 'the note on the other laptop');
        const seats: Seat[] = [
          { ...left, window: first },
          { ...right, window: await right.laptop.open(id) },
        ];
        const present = new Set<string>();
        for (const step of history) {
          const seat = seats[step.who];
          if (seat) await play(seat, step, present);
        }
        const [text = ''] = await settle(seats, id);
        expect([...text].toSorted()).toEqual([...present].toSorted());
        spoken += (await live?.beacons())?.length ?? 0;
        for (const { laptop } of seats) await laptop.close();
      }
      expect(spoken).toBeGreaterThan(0);
      for (const [kind, times] of Object.entries(tally)) expect(times, kind).toBeGreaterThan(0);
    },
  );
});

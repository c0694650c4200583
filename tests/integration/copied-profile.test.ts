import { cp } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Laptop } from '../support/laptop.ts';
import { createTeam, type Team } from '../support/team.ts';
import { waitFor } from '../support/wait-for.ts';

let team: Team;
const laptops: Laptop[] = [];

beforeEach(async () => {
  team = await createTeam();
});
afterEach(async () => {
  for (const laptop of laptops.splice(0)) await laptop.close();
  await team.close();
});

describe('a profile copied to a second machine', () => {
  it('[EN7] takes a new device id when it meets its twin, says so, and nothing is lost', async () => {
    const first = await Laptop.start();
    laptops.push(first);
    await first.connect(team.address('alice'));
    const { id } = await first.ask('notes.create', undefined);
    (await first.open(id)).type('common. ');
    await first.upToDate();
    await first.close();
    const copyDir = `${first.profileDir}-copy`;
    await cp(first.profileDir, copyDir, { recursive: true });
    await first.restart();
    const second = await Laptop.start({ profileDir: copyDir });
    laptops.push(second);
    const [left, right] = [await first.open(id), await second.open(id)];
    left.type('left one. ');
    right.type('right one. ');
    await Promise.all([left.saved(), right.saved()]);
    const noticed = (laptop: Laptop) => laptop.events.some((event) => event.name === 'app.noticed');
    await waitFor(() => noticed(first) || noticed(second), 'the notice on one of the two');
    for (const laptop of [first, second]) (await laptop.open(id)).type(`after on ${laptop === first ? 1 : 2}. `);
    const fresh = await Laptop.start();
    laptops.push(fresh);
    await fresh.connect(team.address('bob'));
    const body = async (laptop: Laptop) => (await laptop.notes()).get(id)?.body ?? '';
    await waitFor(async () => {
      for (const laptop of laptops) await laptop.engine.flush();
      const texts = await Promise.all(laptops.map(body));
      return texts.every((text) => text === texts[0] && text.includes('after on 1') && text.includes('after on 2'));
    }, 'four equal replicas');
    const text = await body(fresh);
    for (const part of ['common. ', 'left one. ', 'right one. ', 'after on 1. ', 'after on 2. '])
      expect(text.split(part)).toHaveLength(2);
  });
});

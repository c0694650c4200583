import { afterEach, beforeEach } from 'vitest';
import type { EnginePorts } from '../../main/engine/ports.ts';
import { Laptop } from './laptop.ts';
import { createTeam, type Team } from './team.ts';

/** A server and a place to start laptops, fresh for every test of the calling suite and closed after it. */
export function useLaptops(): { readonly team: Team; start(overrides?: Partial<EnginePorts>): Promise<Laptop> } {
  const laptops: Laptop[] = [];
  let current: Team | undefined;
  beforeEach(async () => {
    current = await createTeam();
  });
  afterEach(async () => {
    for (const laptop of laptops.splice(0)) await laptop.close();
    await current?.close();
  });
  return {
    get team() {
      if (!current) throw new Error('there is a team only while a test runs');
      return current;
    },
    async start(overrides = {}) {
      const laptop = await Laptop.start(overrides);
      laptops.push(laptop);
      return laptop;
    },
  };
}

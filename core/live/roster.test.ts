import { describe, expect, it } from 'vitest';
import type { DeviceId, Nonce, NoteId } from '../contract/ids.ts';
import type { Beacon } from './beacon.ts';
import { patienceMs, Roster } from './roster.ts';

const alice = { account: 'alice', device: 'a'.repeat(16) as DeviceId };
const NOTE = '0'.repeat(20) as NoteId;
const beacon = (counter: number, everyMs = 3000): Beacon => ({
  ...{ session: 's'.repeat(16) as Nonce, counter, everyMs, name: 'Alice' },
  notes: [{ note: NOTE }],
});

describe('roster', () => {
  it('[LV7] lets a silent device go within ten seconds while it is in the same note, and two beacons may be lost', () => {
    const roster = new Roster();
    roster.heard(alice, beacon(1), 1000);
    expect(roster.nextExpiryMs).toBe(1000 + patienceMs(3000));
    expect(patienceMs(3000)).toBeLessThan(10_000);
    expect(patienceMs(3000)).toBeGreaterThan(6000);
    expect(roster.expire(9400)).toBe(false);
    expect([roster.expire(9500), roster.devices]).toEqual([true, []]);
  });

  it('[LV7] takes a repeated or older beacon for no sign of life, a new session for one', () => {
    const roster = new Roster();
    expect(roster.heard(alice, beacon(5), 0)).toEqual({ isNew: true });
    expect(roster.heard(alice, beacon(5), 8000)).toBeUndefined();
    expect(roster.heard(alice, beacon(4), 8000)).toBeUndefined();
    expect(roster.nextExpiryMs).toBe(8500);
    expect(roster.heard(alice, { ...beacon(1), session: 't'.repeat(16) as Nonce }, 8000)).toEqual({ isNew: false });
    expect(roster.isIn([NOTE])).toBe(true);
  });

  it('[LV4] bounds what a beacon promises, and how many devices there can be', () => {
    const roster = new Roster();
    roster.heard(alice, beacon(1, Number.MAX_SAFE_INTEGER), 0);
    expect(roster.nextExpiryMs).toBeLessThan(80_000);
    for (let n = 0; n < 1000; n++)
      roster.heard({ account: 'mallory', device: n.toString().padStart(16, '0') as DeviceId }, beacon(1), 0);
    expect(roster.devices).toHaveLength(200);
  });
});

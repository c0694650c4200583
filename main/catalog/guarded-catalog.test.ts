import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { CATALOG_RENEWED } from './catalog-api.ts';
import { CatalogDatabase } from './catalog-database.ts';
import { damageIn } from './catalog-damage.ts';
import { guardedCatalog } from './guarded-catalog.ts';
import { makeRoom } from './open-catalog.ts';

const NOTE_COUNT = 80;
const IDS = Array.from({ length: NOTE_COUNT }, (_, n) => `note${String(n).padStart(2, '0')}`);
const QUESTION = { view: 'all', offset: 0, limit: 200, nowMs: 0 } as const;

let dir: string;
let sound: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'guarded-'));
  sound = join(dir, 'sound.db');
  const catalog = new CatalogDatabase(sound);
  const entries = IDS.map((id, n) => {
    const text = `lighthouse ${id} ${'words '.repeat(50)}`;
    const state = {
      erasedMs: 0,
      isTrashed: false,
      trashedMs: 0,
      trashedBy: '',
      isBlank: false,
      ...NO_ROLE,
      ...NO_ORGANISATION,
      ...authorshipBy('anna', n),
    };
    return { id, title: `Title ${id}`, text, excerpt: text.slice(0, 30), refusals: [], ...state, ...traitsOf(text) };
  });
  catalog.update(entries, { source: 'one', since: 0, seq: NOTE_COUNT });
  catalog.close();
});
afterAll(() => rmSync(dir, { recursive: true }));

/** What a list says that is asked for, or that it was found damaged. */
function answerOf(file: string, query: string): string[] | 'renewed' {
  const catalog = guardedCatalog(file);
  try {
    const page = catalog['list']?.({ ...QUESTION, query } as never) as { rows: { id: string }[] };
    const position = catalog['position']?.(undefined as never);
    return position === undefined ? 'renewed' : page.rows.map(({ id }) => id).sort();
  } catch (error) {
    if ((error as { code?: unknown }).code === CATALOG_RENEWED) return 'renewed';
    throw error;
  } finally {
    catalog['close']?.(undefined as never);
  }
}

it('[CT13] whatever bytes of a catalog change, it answers what was written, is made anew, or the check finds it', () => {
  const size = readFileSync(sound).length;
  const change = fc.record({
    at: fc.nat(size - 1),
    length: fc.integer({ min: 1, max: 3000 }),
    by: fc.integer({ min: 1, max: 255 }),
  });
  const outcomes = { right: 0, renewed: 0, found: 0 };
  fc.assert(
    fc.property(change, fc.constantFrom('', 'light', 'note4'), ({ at, length, by }, query) => {
      const file = join(dir, 'damaged.db');
      makeRoom(file);
      copyFileSync(sound, file);
      const expected = answerOf(file, query);
      const bytes = new Uint8Array(readFileSync(file));
      for (let index = at; index < Math.min(at + length, size); index += 1) bytes[index] = (bytes[index] ?? 0) ^ by;
      writeFileSync(file, bytes);
      const isFound = damageIn(file) !== undefined;
      const answer = answerOf(file, query);
      if (answer === 'renewed') outcomes.renewed += 1;
      else if (isFound) outcomes.found += 1;
      else {
        expect(answer).toEqual(expected);
        outcomes.right += 1;
      }
    }),
    { numRuns: 150 },
  );
  expect(outcomes.renewed + outcomes.found, JSON.stringify(outcomes)).toBeGreaterThan(50);
});

it('[CT15] takes no step that leaves a gap', () => {
  const file = join(dir, 'steps.db');
  const catalog = new CatalogDatabase(file);
  const update = (since: number, seq: number) => catalog.update([], { source: 'one', since, seq });
  update(0, 5);
  expect(() => update(6, 9)).toThrow('a step from 6');
  update(5, 9);
  // Again, because its answer was lost.
  update(0, 5);
  expect(catalog.position()?.seq).toBe(9);
  catalog.close();
});

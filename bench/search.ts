import Database from 'libsql';
import { percentileOf, report } from './support/figures.ts';
import { makeSearchCatalog, type SearchCatalog } from './support/search-catalog.ts';
import { zipfText } from './support/zipf-texts.ts';

const FEW = 10_000;
const MANY = 50_000;
/** How many different searches of each kind. */
const SEARCHES = 100;
const RUNS = 5;
const LIMIT = 50;
/** Two measurements of the same differ by so much. */
const LINEAR = 1.05;
/** The same rows from the full-text index as it comes, in the same file. */
const PLAIN = 'SELECT rowid FROM words WHERE words MATCH ? ORDER BY bm25(words) LIMIT 50';

/** What is typed, what the index is asked for the same, and how much of its time ours may take. */
interface Kind {
  readonly name: string;
  readonly searches: readonly { readonly typed: string; readonly match: string }[];
  readonly goal: number;
}

interface Measured {
  readonly buildS: number;
  /** By the name of the kind; milliseconds, p95. */
  readonly searches: ReadonlyMap<string, { readonly oursMs: number; readonly plainMs: number }>;
}

/** Words as often as they stand in texts, of a text that no note has. */
const words = zipfText(1_000_003, 10_000).trim().split(' ');
const searchesOf = (typed: (index: number) => string, matchOf: (typed: string) => string) =>
  Array.from({ length: SEARCHES }, (_, index) => ({ typed: typed(index), match: matchOf(typed(index)) }));
const wordAt = (index: number): string => words[index] ?? '';
const quoted = (typed: string): string =>
  typed
    .split(' ')
    .map((word) => `"${word}"`)
    .join(' ');

const kinds: readonly Kind[] = [
  { name: 'one word', searches: searchesOf(wordAt, quoted), goal: 1 },
  {
    name: 'two words',
    searches: searchesOf((index) => `${wordAt(index)} ${wordAt(index + SEARCHES)}`, quoted),
    goal: 1,
  },
  {
    name: 'three letters',
    searches: searchesOf(
      (index) => wordAt(index).slice(0, 3),
      (typed) => `"${typed}"*`,
    ),
    goal: 0.5,
  },
];

/** Asks both in turn, so that both have the same machine. Each search counts as its quickest run: the others were waiting. */
function measureKind({ catalog }: SearchCatalog, plain: Database.Statement, { searches }: Kind) {
  const nowMs = Date.UTC(2026, 11, 1);
  const ours = searches.map(() => Infinity);
  const peers = searches.map(() => Infinity);
  for (let run = 0; run < RUNS; run += 1)
    for (const [index, { typed, match }] of searches.entries()) {
      const startedMs = performance.now();
      catalog.list({ view: 'all', query: typed, offset: 0, limit: LIMIT, nowMs });
      const listedMs = performance.now();
      plain.all(match);
      ours[index] = Math.min(ours[index] ?? Infinity, listedMs - startedMs);
      peers[index] = Math.min(peers[index] ?? Infinity, performance.now() - listedMs);
    }
  return { oursMs: percentileOf(ours, 0.95), plainMs: percentileOf(peers, 0.95) };
}

function measure(noteCount: number): Measured {
  const made = makeSearchCatalog(noteCount);
  const peer = new Database(made.file);
  const plain = peer.prepare(PLAIN);
  const searches = new Map(kinds.map((kind) => [kind.name, measureKind(made, plain, kind)]));
  peer.close();
  made.remove();
  return { buildS: made.buildS, searches };
}

const [few, many] = [measure(FEW), measure(MANY)];
for (const [{ searches }, count] of [
  [few, '10,000'],
  [many, '50,000'],
] as const)
  for (const { name, goal } of kinds) {
    const { oursMs, plainMs } = searches.get(name) ?? { oursMs: Number.NaN, plainMs: Number.NaN };
    const beside = { kind: 'peer', value: plainMs } as const;
    report({
      name: `search for ${name} in ${count} notes, p95`,
      value: oursMs,
      unit: 'ms',
      beside,
      goal: { ratio: goal },
    });
  }
for (const { name } of kinds) {
  const value = many.searches.get(name)?.oursMs ?? Number.NaN;
  const beside = { kind: 'fewer', value: few.searches.get(name)?.oursMs ?? Number.NaN } as const;
  report({ name: `search for ${name} in five times the notes, p95`, value, unit: 'ms', beside, goal: { ratio: 2 } });
}
report({ name: 'list of 10,000 notes made, processor time', value: few.buildS, unit: 's' });
report({
  name: 'list of 50,000 notes made, processor time for 10,000',
  value: (many.buildS * FEW) / MANY,
  unit: 's',
  beside: { kind: 'fewer', value: few.buildS },
  goal: { ratio: LINEAR },
});

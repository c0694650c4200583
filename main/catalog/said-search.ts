import type Database from 'libsql';
import type { SearchQuery } from '../../core/search/search-query.ts';
import { passageIn } from './passage.ts';
import { quoted, type SearchPlan, type SqlPart } from './search-plan.ts';

/** Finds notes by what was said in their discussions: those that their own words do not find. */
export class SaidSearch {
  readonly #db: Database.Database;

  constructor(db: Database.Database) {
    this.#db = db;
  }

  /** Their numbers, the one edited last first. `isListed` says which notes the list shows at all. */
  beyond(query: SearchQuery, plan: SearchPlan, isListed: SqlPart): number[] {
    const said = saidIn(query, plan);
    // Most searches find nothing here: that is known before any note is looked at.
    if (said === undefined || !this.#isSaid(said)) return [];
    const candidates = this.#numbers(
      `SELECT notes.number FROM notes WHERE ${plan.traits.sql} ${isListed.sql} AND notes.id IN (
         SELECT messages.doc FROM said CROSS JOIN messages ON messages.number = said.rowid WHERE ${said.sql})
       ORDER BY notes.edited DESC, notes.id`,
      [...plan.traits.parameters, ...isListed.parameters, ...said.parameters],
    );
    const found = this.#numbers(
      `SELECT notes.number FROM ${plan.from} WHERE ${plan.where} notes.number IN (SELECT value FROM json_each(?))`,
      [...plan.parameters, JSON.stringify(candidates)],
    );
    return candidates.filter((number) => !found.includes(number));
  }

  /** The passage of a note's discussion in which most of what was looked for stands: in the newest message that has it. */
  passageOf(id: string, query: SearchQuery, plan: SearchPlan): string | undefined {
    const said = saidIn(query, plan);
    if (said === undefined) return undefined;
    const found = this.#db
      .prepare(
        `SELECT said.text FROM said CROSS JOIN messages ON messages.number = said.rowid
         WHERE ${said.sql} AND messages.doc = ? ORDER BY messages.lamport DESC LIMIT 1`,
      )
      .get(...said.parameters, id) as { text: string } | undefined;
    return found && passageIn(found.text, query, []);
  }

  #isSaid({ sql, parameters }: SqlPart): boolean {
    return this.#db.prepare(`SELECT 1 AS found FROM said WHERE ${sql} LIMIT 1`).get(...parameters) !== undefined;
  }

  #numbers(sql: string, parameters: readonly (string | number)[]): number[] {
    return (this.#db.prepare(sql).all(...parameters) as { number: number }[]).map(({ number }) => number);
  }
}

/** Words by the index, and what has no spaces between words by looking it up in the texts. Undefined when neither is looked for. */
function saidIn({ passages, without }: SearchQuery, { words }: SearchPlan): SqlPart | undefined {
  const parts = [
    ...(words === undefined ? [] : [{ sql: 'said MATCH ?', parameter: words }]),
    ...passages.map((passage) => ({ sql: 'instr(said.text, ?)', parameter: passage })),
  ];
  if (parts.length === 0) return undefined;
  if (without.length > 0)
    parts.push({
      sql: 'said.rowid NOT IN (SELECT rowid FROM said WHERE said MATCH ?)',
      parameter: without.map(quoted).join(' OR '),
    });
  return { sql: parts.map(({ sql }) => sql).join(' AND '), parameters: parts.map(({ parameter }) => parameter) };
}

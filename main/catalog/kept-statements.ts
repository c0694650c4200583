import type Database from 'libsql';

/** More than the catalog has; searches come in ever new forms, and only the newest of them stay. */
const MOST_KEPT = 200;

/** Lets a database prepare each statement once: preparing takes as long as many a statement does. */
export function keepStatements(db: Database.Database): void {
  const kept = new Map<string, Database.Statement>();
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = prepare(sql);
    kept.set(sql, statement);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return statement;
  }) as typeof db.prepare;
}

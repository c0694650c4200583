import * as v from 'valibot';
import { stored, type LocalDatabase } from './local-database.ts';

/** A small value kept in the local database beside the documents, never replicated, surviving restarts. */
export interface LocalMark<T> {
  /** The kept value; undefined when there is none or it is not of this form. */
  read(): Promise<T | undefined>;
  write(value: T): Promise<void>;
}

interface MarkOptions<S extends v.GenericSchema> {
  readonly db: LocalDatabase;
  /** The name below `_local/`. */
  readonly name: string;
  readonly schema: S;
  readonly storeMs: number;
}

/** The mark of that name. One object per name at a time: it remembers the revision that it wrote last. */
export function createLocalMark<S extends v.GenericSchema>(options: MarkOptions<S>): LocalMark<v.InferOutput<S>> {
  const { db, schema, storeMs } = options;
  const id = `_local/${options.name}`;
  let rev: string | undefined;
  const load = async (): Promise<unknown> => {
    const kept = await stored(db.get<{ value: unknown }>(id), storeMs, 404);
    rev = kept?._rev;
    return kept?.value;
  };
  return {
    async read() {
      const parsed = v.safeParse(schema, await load());
      return parsed.success ? parsed.output : undefined;
    },
    async write(value) {
      const put = (): Promise<{ rev: string } | undefined> =>
        stored(db.put({ _id: id, value, ...(rev === undefined ? {} : { _rev: rev }) }), storeMs, 409);
      let written = await put();
      if (written === undefined) {
        await load();
        written = await put();
      }
      rev = written?.rev;
    },
  };
}

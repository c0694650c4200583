import type { Collection } from './formats/note-entry.ts';
import { openCollection } from './formats/open-collection.ts';
import type { ImportApi, KnownSource } from './import-api.ts';
import { ImportReader } from './import-reader.ts';
import { ProblemError } from './read/problem.ts';
import { Survey } from './survey.ts';

/** `onReading` hears, before it is read, which note is next. Answers what the worker of an import is asked: one import, from its opening to its end. */
export function createImportSession(onReading: (number: number) => void): ImportApi {
  const known = new Map<string, KnownSource>();
  let collection: Collection | ProblemError | undefined;
  let survey: Survey | undefined;
  let reader: ImportReader | undefined;
  return {
    async open({ place, spoolDir, known: rows, avoid }) {
      // Of several notes of one source the one edited last goes on with it.
      for (const row of rows) if (!known.has(row.key) || known.get(row.key)?.isTrashed) known.set(row.key, row);
      collection = await openCollection(place, spoolDir).catch((cause: unknown) => {
        if (cause instanceof ProblemError) return cause;
        throw cause;
      });
      if (!(collection instanceof ProblemError))
        survey = new Survey(collection, { known: new Set(known.keys()), avoid: new Set(avoid), onReading });
      return undefined;
    },
    survey() {
      if (collection instanceof ProblemError) return { state: 'unusable', problem: collection.problem };
      if (survey === undefined) throw new Error('nothing is open');
      if (survey.step()) return { state: 'reading', done: survey.done, total: survey.total };
      return { state: 'over', preview: survey.preview() };
    },
    begin(writer) {
      if (survey === undefined) throw new Error('nothing was read');
      reader = new ImportReader(survey, writer, known);
      return undefined;
    },
    next(question) {
      if (reader === undefined) throw new Error('nothing was begun');
      return reader.next(question);
    },
  };
}

import type { CatalogDatabase, CatalogEntry, CatalogPosition, CatalogRefusal } from './catalog-database.ts';
import type { CatalogPage, CatalogQuery } from './note-search.ts';

/** What the catalog's worker answers. */
export interface CatalogApi {
  readonly [name: string]: (input: never) => unknown;
  readonly position: (input: undefined) => CatalogPosition | undefined;
  readonly update: (input: { entries: readonly CatalogEntry[]; position: CatalogPosition | undefined }) => undefined;
  readonly known: (ids: readonly string[]) => string[];
  readonly refusals: (input: undefined) => (CatalogRefusal & { readonly note: string })[];
  readonly erasedBefore: (timeMs: number) => string[];
  readonly list: (query: CatalogQuery) => CatalogPage;
  readonly close: (input: undefined) => undefined;
}

/** Serves a catalog file by name. */
export function catalogApi(database: CatalogDatabase): CatalogApi {
  return {
    position: () => database.position(),
    update: ({ entries, position }) => {
      database.update(entries, position);
      return undefined;
    },
    known: (ids) => database.known(ids),
    refusals: () => database.refusals(),
    erasedBefore: (timeMs) => database.erasedBefore(timeMs),
    list: (query) => database.list(query),
    close: () => {
      database.close();
      return undefined;
    },
  };
}

import type {
  CatalogDatabase,
  CatalogEntry,
  CatalogPosition,
  CatalogRefusal,
  CatalogText,
} from './catalog-database.ts';
import type { CatalogPage, CatalogQuery } from './note-search.ts';
import type { BacklinkRow, ResolvedTitle, TagRow, TitleRow } from './catalog-references.ts';

/** Entries, with the position that they lead to and the accounts that wrote what led there. */
interface CatalogAddition {
  readonly entries: readonly CatalogEntry[];
  readonly position: CatalogPosition | undefined;
  readonly accounts: readonly string[];
}

/** What the catalog's worker answers. */
export interface CatalogApi {
  readonly [name: string]: (input: never) => unknown;
  readonly position: (input: undefined) => CatalogPosition | undefined;
  readonly update: (input: CatalogAddition) => undefined;
  readonly known: (ids: readonly string[]) => string[];
  readonly refusals: (input: undefined) => (CatalogRefusal & { readonly note: string })[];
  readonly textOf: (id: string) => CatalogText | undefined;
  readonly erasedBefore: (timeMs: number) => string[];
  readonly list: (query: CatalogQuery) => CatalogPage;
  readonly findTitles: (question: { query: string; limit: number }) => TitleRow[];
  readonly resolveTitles: (titles: readonly string[]) => ResolvedTitle[];
  readonly backlinks: (question: { id: string; limit: number }) => BacklinkRow[];
  readonly findTags: (question: { beginning: string; limit: number }) => TagRow[];
  readonly members: (input: undefined) => string[];
  readonly close: (input: undefined) => undefined;
}

/** Serves a catalog file by name. */
export function catalogApi(database: CatalogDatabase): CatalogApi {
  return {
    position: () => database.position(),
    update: ({ entries, position, accounts }) => {
      database.update(entries, position, accounts);
      return undefined;
    },
    known: (ids) => database.known(ids),
    refusals: () => database.refusals(),
    textOf: (id) => database.textOf(id),
    erasedBefore: (timeMs) => database.erasedBefore(timeMs),
    list: (query) => database.list(query),
    findTitles: ({ query, limit }) => database.references.findTitles(query, limit),
    resolveTitles: (titles) => database.references.resolveTitles(titles),
    backlinks: ({ id, limit }) => database.references.backlinks(id, limit),
    findTags: ({ beginning, limit }) => database.references.findTags(beginning, limit),
    members: () => database.references.members(),
    close: () => {
      database.close();
      return undefined;
    },
  };
}

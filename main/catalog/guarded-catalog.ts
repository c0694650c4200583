import type { WorkerApi } from '../worker/serve.ts';
import { CATALOG_RENEWED, catalogApi } from './catalog-api.ts';
import { isUseless } from './catalog-damage.ts';
import { makeRoom, openCatalog } from './open-catalog.ts';

class CatalogRenewed extends Error {
  readonly code = CATALOG_RENEWED;
}

/**
 * Serves a catalog file that may turn out damaged at any question. The question that finds it fails with
 * `CATALOG_RENEWED`; those after it are answered by an empty catalog. `renew` begins it anew for whoever knows better.
 */
export function guardedCatalog(file: string): WorkerApi {
  let database = openCatalog(file);
  let api: WorkerApi = catalogApi(database);
  const renew = (): undefined => {
    database.close();
    makeRoom(file);
    database = openCatalog(file);
    api = catalogApi(database);
  };
  const guarded = (name: string) => (input: never) => {
    try {
      return api[name]?.(input);
    } catch (error) {
      if (!isUseless(file, error)) throw error;
      renew();
      throw new CatalogRenewed(error instanceof Error ? error.message : String(error));
    }
  };
  return { ...Object.fromEntries(Object.keys(api).map((name) => [name, guarded(name)])), renew };
}

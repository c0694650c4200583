import * as v from 'valibot';
import { type CatalogApi, CATALOG_RENEWED } from '../catalog/catalog-api.ts';
import { createWorkerClient, type WorkerClient, WorkerError } from '../worker/client.ts';
import type { Log } from './ports.ts';

/** A rebuild of the full-text index of a batch on a slow disk stays far below. */
const DEADLINE_MS = 30_000;
const MAX_MEMORY_MB = 512;

/** The worker that serves a catalog, and the knowledge of when what it serves began anew. */
export class RenewableWorker {
  readonly #worker: WorkerClient<CatalogApi>;
  readonly #log: Log;
  #tell = (): void => undefined;

  constructor(script: URL, file: string, log: Log) {
    const limits = { deadlineMs: DEADLINE_MS, maxMemoryMb: MAX_MEMORY_MB, data: { file } };
    this.#worker = createWorkerClient<CatalogApi>(script, limits);
    this.#log = log;
  }

  /** Calls `listener` whenever the catalog is empty again and has to be filled. One listener. */
  onRenewed(listener: () => void): void {
    this.#tell = listener;
  }

  /** Asks, and asks once more when the question found the catalog damaged. An answer without the expected shape is damage. */
  async ask<N extends keyof CatalogApi & string>(
    name: N,
    input: Parameters<CatalogApi[N]>[0],
  ): Promise<ReturnType<CatalogApi[N]>>;
  async ask<N extends keyof CatalogApi & string, T>(
    name: N,
    input: Parameters<CatalogApi[N]>[0],
    shape: v.GenericSchema<unknown, T>,
  ): Promise<T>;
  async ask(name: never, input: never, shape: v.GenericSchema = v.unknown()): Promise<unknown> {
    try {
      return v.parse(shape, await this.#worker.ask(name, input));
    } catch (cause) {
      if (!(await this.#isRenewedBecauseOf(cause))) throw cause;
      return v.parse(shape, await this.#worker.ask(name, input));
    }
  }

  /** Empties the catalog; `reason` says why when it is damaged. */
  async renew(reason?: string): Promise<void> {
    await this.#worker.ask('renew', undefined);
    this.#renewed(reason);
  }

  async close(): Promise<void> {
    await this.#worker.ask('close', undefined).catch(() => undefined);
    await this.#worker.close();
  }

  async #isRenewedBecauseOf(cause: unknown): Promise<boolean> {
    if (v.isValiError(cause)) await this.renew('an answer of no known shape');
    else if (cause instanceof WorkerError && cause.code === CATALOG_RENEWED) this.#renewed(cause.message);
    else return false;
    return true;
  }

  #renewed(reason: string | undefined): void {
    if (reason !== undefined) this.#log.error('the catalog is damaged and made anew', reason);
    this.#tell();
  }
}

import * as v from 'valibot';
import { noteRow } from '../../core/contract/values.ts';
import { backlinkRow, tagRow, titleRow, resolvedTitle } from '../../core/contract/reference-commands.ts';
import type { BacklinkRow, ResolvedTitle, TagRow, TitleRow } from '../../core/contract/reference-commands.ts';
import { refusalReason } from '../../core/segment/envelope.ts';
import type { CatalogApi } from '../catalog/catalog-api.ts';
import type { NoteCatalog } from '../notes/ports.ts';
import { createWorkerClient } from '../worker/client.ts';

const rows = v.array(noteRow);
const titles = v.array(titleRow);
const resolved = v.array(resolvedTitle);
const backlinks = v.array(backlinkRow);
const tags = v.array(tagRow);
const refusals = v.array(v.object({ note: v.string(), id: v.string(), rev: v.string(), reason: refusalReason }));
/** A rebuild of the full-text index of a batch on a slow disk stays far below. */
const DEADLINE_MS = 30_000;
const MAX_MEMORY_MB = 512;

/** What the notes of a workspace say of each other. */
export interface NoteReferences {
  findTitles(question: { readonly query: string; readonly limit: number }): Promise<TitleRow[]>;
  resolveTitles(titles: readonly string[]): Promise<ResolvedTitle[]>;
  backlinks(question: { readonly id: string; readonly limit: number }): Promise<BacklinkRow[]>;
  findTags(question: { readonly beginning: string; readonly limit: number }): Promise<TagRow[]>;
  /** Every account that something was stored of. */
  members(): Promise<string[]>;
}

/** The catalog in its worker. */
export function createCatalog(script: URL, file: string): NoteCatalog & NoteReferences & { close(): Promise<void> } {
  const worker = createWorkerClient<CatalogApi>(script, {
    deadlineMs: DEADLINE_MS,
    maxMemoryMb: MAX_MEMORY_MB,
    data: { file },
  });
  return {
    position: () => worker.ask('position', undefined),
    update: (entries, position, accounts = []) => worker.ask('update', { entries, position, accounts }),
    known: (ids) => worker.ask('known', ids),
    async refusals() {
      return v.parse(refusals, await worker.ask('refusals', undefined));
    },
    textOf: (id) => worker.ask('textOf', id),
    erasedBefore: (timeMs) => worker.ask('erasedBefore', timeMs),
    async list(query) {
      const page = await worker.ask('list', query);
      return { ...page, rows: v.parse(rows, page.rows) };
    },
    findTitles: async (question) => v.parse(titles, await worker.ask('findTitles', question)),
    resolveTitles: async (named) => v.parse(resolved, await worker.ask('resolveTitles', named)),
    backlinks: async (question) => v.parse(backlinks, await worker.ask('backlinks', question)),
    findTags: async (question) => v.parse(tags, await worker.ask('findTags', question)),
    members: () => worker.ask('members', undefined),
    async close() {
      await worker.ask('close', undefined).catch(() => undefined);
      await worker.close();
    },
  };
}

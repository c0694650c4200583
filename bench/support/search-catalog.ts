import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NO_ORGANISATION } from '../../core/note/organisation.ts';
import { NO_ROLE } from '../../core/note/note-role.ts';
import { traitsOf } from '../../core/note/traits.ts';
import { authorshipBy } from '../../core/segment/authorship.ts';
import { CatalogDatabase, type CatalogEntry } from '../../main/catalog/catalog-database.ts';
import { zipfText } from './zipf-texts.ts';

const TEXT_LENGTH = 1200;
/** As many documents as the store hands over at a time. */
const BATCH = 250;
/** One in so many notes is in the Trash. */
const TRASHED = 50;
const EXCERPT_LENGTH = 120;

/** A catalog by itself, in a folder of its own. */
export interface SearchCatalog {
  readonly catalog: CatalogDatabase;
  readonly file: string;
  /** Processor time that putting the notes in took, in seconds. */
  readonly buildS: number;
  remove(): void;
}

/** Makes a catalog of so many notes, whose words are as unequally frequent as those of a language. */
export function makeSearchCatalog(noteCount: number): SearchCatalog {
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), 'commonplace-search-'));
  const file = path.join(dir, 'catalog.db');
  const catalog = new CatalogDatabase(file);
  const entries = Array.from({ length: noteCount }, (_, index) => entryOf(index));
  const before = process.cpuUsage();
  for (let from = 0; from < noteCount; from += BATCH) {
    const batch = entries.slice(from, from + BATCH);
    catalog.update(batch, { source: 'bench', since: from, seq: from + batch.length });
  }
  const { user, system } = process.cpuUsage(before);
  return {
    catalog,
    file,
    buildS: (user + system) / 1e6,
    remove() {
      catalog.close();
      fs.rmSync(dir, { recursive: true, force: true });
    },
  };
}

function entryOf(index: number): CatalogEntry {
  const text = zipfText(index, TEXT_LENGTH);
  return {
    id: `note-${index}`,
    title: `Note ${index} ${zipfText(-index - 1, 20)}`,
    text,
    excerpt: text.slice(0, EXCERPT_LENGTH),
    ...authorshipBy('anna', Date.UTC(2026, 0, 1) + index * 60_000),
    isTrashed: index % TRASHED === 0,
    trashedMs: 0,
    trashedBy: '',
    isBlank: false,
    erasedMs: 0,
    ...traitsOf(text),
    ...NO_ROLE,
    ...NO_ORGANISATION,
    refusals: [],
  };
}

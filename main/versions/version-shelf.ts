import type { DocId } from '../../core/contract/ids.ts';
import type { VersionId } from '../../core/contract/version-commands.ts';
import { stampedPrefixOf } from '../../core/segment/ids.ts';
import type { VersionText } from '../../core/version/version.ts';
import type { StoredVersion, VersionReader, VersionStore } from './ports.ts';

/** What reading stored versions needs. */
interface ShelfPorts {
  readonly store: VersionStore;
  readonly reader: VersionReader;
}

/** So many documents are read at once: each may have a megabyte. */
const PAGE = 20;
/** A note has some two hundred, and those with names; more than these are somebody's attack, and the newest count. */
const MOST = 2000;
/** Of so many notes it is remembered what their versions say of themselves: versions never change. */
const KEPT_NOTES = 20;

/** The stored versions of notes. What they say of themselves is read once. */
export class VersionShelf {
  readonly #ports: ShelfPorts;
  readonly #known = new Map<DocId, ReadonlyMap<string, StoredVersion | undefined>>();

  constructor(ports: ShelfPorts) {
    this.#ports = ports;
  }

  /** The sound versions of a note, oldest first. Rejects when the store does. */
  async list(note: DocId): Promise<StoredVersion[]> {
    const { store, reader } = this.#ports;
    const ids = (await store.ids(note)).slice(-MOST);
    const before = this.#known.get(note);
    const known = new Map(ids.flatMap((id) => (before?.has(id) ? [[id, before.get(id)] as const] : [])));
    const fresh = ids.filter((id) => !known.has(id));
    for (let at = 0; at < fresh.length; at += PAGE) {
      const page = fresh.slice(at, at + PAGE);
      for (const id of page) known.set(id, undefined);
      for (const facts of await reader.facts(await store.read(page))) known.set(documentId(note, facts.id), facts);
    }
    this.#keep(note, known);
    return ids.flatMap((id) => known.get(id) ?? []);
  }

  /** What a version says; undefined when there is none, or it is unsound. */
  async text(note: DocId, version: VersionId): Promise<VersionText | undefined> {
    const [document] = await this.#ports.store.read([documentId(note, version)]);
    return document === undefined ? undefined : this.#ports.reader.text(document);
  }

  #keep(note: DocId, known: ReadonlyMap<string, StoredVersion | undefined>): void {
    this.#known.delete(note);
    this.#known.set(note, known);
    const [oldest] = this.#known.keys();
    if (this.#known.size > KEPT_NOTES && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** The id of a version's document. */
export const documentId = (note: DocId, version: VersionId): string => `${stampedPrefixOf(note, 'v')}${version}`;

import { writerOf, type Writer } from '../../core/segment/ids.ts';
import { VERSION_PACE } from '../../core/version/pace.ts';
import type { Notes } from '../notes/notes.ts';
import type { NoteCatalog } from '../notes/ports.ts';
import type { Store } from '../store/store.ts';
import type { VersionStore } from '../versions/ports.ts';
import { VersionKeeper } from '../versions/version-keeper.ts';
import { VersionShelf } from '../versions/version-shelf.ts';
import { createVersionReader } from '../versions/version-worker.ts';
import { Versions } from '../versions/versions.ts';
import type { EnginePorts } from './ports.ts';

/** What the versions of a workspace are made of. `notes` is asked for once notes are open. */
interface VersionParts {
  readonly store: Store;
  readonly catalog: NoteCatalog;
  readonly notes: () => Notes;
  readonly isOwnWriter: (writer: Writer) => boolean;
}

/** The versions of a workspace: what makes them, and what a person does with them. */
export interface NoteVersions {
  readonly keeper: VersionKeeper;
  readonly versions: Versions;
  close(): Promise<void>;
}

/** Puts the versions of a workspace together. */
export function openVersions({ store, catalog, notes, isOwnWriter }: VersionParts, ports: EnginePorts): NoteVersions {
  const { now, log, versionPace: pace = VERSION_PACE } = ports;
  const reader = createVersionReader(ports.workerUrl('versions'));
  const kept: VersionStore = {
    ids: (note) => store.stampedIds(note, 'v'),
    read: (ids) => store.readById(ids),
    write: (document) => store.writeDocument(document),
    bury: (ids) => store.bury(ids),
  };
  const shelf = new VersionShelf({ store: kept, reader });
  const keeper = new VersionKeeper({
    ...{ store: kept, shelf, pace, now, log },
    writer: () => notes().writer,
    after(delayMs, run) {
      const timer = setTimeout(run, delayMs);
      return () => clearTimeout(timer);
    },
    isOwn: (id) => {
      const writer = writerOf(id);
      return writer !== undefined && isOwnWriter(writer);
    },
  });
  const versions = new Versions({
    ...{ shelf, keeper, reader, now },
    noteOf: (id) => notes().find(id),
    create: (content) => notes().create(content),
    erased: () => catalog.erasedBefore(Number.MAX_SAFE_INTEGER),
  });
  return {
    keeper,
    versions,
    async close() {
      await keeper.finish();
      await reader.close();
    },
  };
}

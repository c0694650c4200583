import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { DeviceId, SharedDocId } from '../../core/contract/ids.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import { type Attachments, openAttachments } from '../attachments/attachments.ts';
import { DayNotes } from '../notes/day-notes.ts';
import { Notes } from '../notes/notes.ts';
import type { NotesPorts } from '../notes/notes-ports.ts';
import { Tasks } from '../notes/tasks.ts';
import { openJournal } from '../store/journal.ts';
import { notebooksIn, withinNotebook } from '../../core/workspace/notebooks.ts';
import { openStore, type Store } from '../store/store.ts';
import { checkLater } from './catalog-check.ts';
import { createCatalog, type ListedNotes, type NoteReferences, type NoteSources } from './catalog-client.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';
import { createInspector } from './inspector-client.ts';
import { type LastNote, openLastNote } from './last-note.ts';
import { SeenNotes } from './seen-notes.ts';
import type { EnginePorts } from './ports.ts';
import type { WorkspaceEntry } from './profile.ts';

/** What a workspace reports to whoever runs it. */
export interface WorkspaceEvents extends Pick<
  NotesPorts,
  | 'onEdited'
  | 'onReopenNeeded'
  | 'onErased'
  | 'isOwnDevice'
  | 'onListChanged'
  | 'onSharedChanged'
  | 'onRefusalsChanged'
  | 'onPlaceTaken'
  | 'onUnwrittenChanged'
> {
  /** Attachments became whole on this computer. */
  readonly onFilesArrived: (hashes: readonly AttachmentHash[]) => void;
}

/** An open workspace: its databases, journal, catalog, notes and attachments. */
export interface Workspace {
  readonly entry: WorkspaceEntry;
  readonly folder: string;
  readonly store: Store;
  readonly notes: Notes;
  /** What the notes say of each other, as the catalog knows it. */
  readonly references: NoteReferences;
  /** Which notes there are, as the catalog knows them. */
  readonly listed: ListedNotes;
  /** Which notes were imported, as the catalog knows it. */
  readonly sources: NoteSources;
  /** The tasks of all notes. */
  readonly tasks: Tasks;
  /** Notes of a day, and templates. */
  readonly days: DayNotes;
  readonly attachments: Attachments;
  /** What the member has seen of them. */
  readonly seen: SeenNotes;
  readonly lastNote: LastNote;
  /** True when the folder was made by this opening. */
  readonly isNew: boolean;
  /** Writes everything and closes all files, in reverse order of opening. */
  close(): Promise<void>;
}

/** Opens a workspace's folder, makes what is missing in it, and puts back what a crash left in the journal. Rejects when the disk does. */
export async function openWorkspace(
  { entry, folder, device }: { entry: WorkspaceEntry; folder: string; device: DeviceId },
  ports: EnginePorts,
  events: WorkspaceEvents,
): Promise<Workspace> {
  const isNew = (await mkdir(folder, { recursive: true })) !== undefined;
  const opened: { close(): Promise<void> }[] = [];
  const keep = <T extends { close(): Promise<void> }>(part: T): T => {
    opened.unshift(part);
    return part;
  };
  const close = async (): Promise<void> => {
    for (const part of opened.splice(0)) await part.close();
  };
  try {
    const lastNote = keep(await openLastNote(join(folder, 'screen.json'), ports.log));
    const store = keep(await openStore(join(folder, 'text')));
    const attachments = keep(await openAttachments(folder, ports.randomBytes));
    attachments.files.onChange((arrived) => {
      if (arrived.length > 0) events.onFilesArrived(arrived);
    });
    const journal = keep(await openJournal(join(folder, 'journal')));
    const list = join(folder, 'catalog.db');
    const catalog = keep(createCatalog(ports.workerUrl('catalog'), list, ports.log));
    const inspector = keep(createInspector(ports.workerUrl('inspector')));
    const { now, randomBytes, log } = ports;
    const onSharedChanged = (id: SharedDocId): void => {
      if (id === memberDocOf(entry.account)) seen.changed();
      events.onSharedChanged(id);
    };
    // Messages and versions are kept and replicated for those who can read them.
    const takeStamped = async (): Promise<void> => undefined;
    const parts = {
      store,
      journal,
      catalog,
      inspector,
      now,
      randomBytes,
      log,
      ...events,
      onSharedChanged,
      takeStamped,
    };
    const renewed = {
      ...catalog,
      onRenewed: (listener: () => void): void =>
        catalog.onRenewed(() => {
          listener();
          seen.forgotten();
        }),
    };
    const notes = keep(new Notes({ ...parts, catalog: renewed }, { account: entry.account, device }));
    const seen = new SeenNotes({ notes, catalog, account: entry.account, log });
    await notes.start();
    const { account } = entry;
    const change: Notes['change'] = (id, edit) => notes.change(id, edit);
    const days = new DayNotes({
      ...{ catalog, account, now, change },
      create: (content) => notes.create(content),
      contentOf: (id) => notes.contentOf(id),
    });
    const tasks = new Tasks({
      ...{ catalog, account, now, change },
      today: () => days.begin(),
      within: (id) => notes.readShared(WORKSPACE_DOC, (ws) => withinNotebook(notebooksIn(ws, new Set([id])), id)),
    });
    seen.changed();
    keep(checkLater(catalog, { script: ports.workerUrl('catalog-check'), file: list, log: ports.log }));
    const { listed } = catalog;
    const derived = { references: catalog, sources: catalog, listed, tasks, days, seen };
    return { entry, folder, store, notes, ...derived, attachments, lastNote, isNew, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

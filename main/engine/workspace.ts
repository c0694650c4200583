import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttachmentHash } from '../../core/contract/attachment-values.ts';
import type { DeviceId, NoteId, SharedDocId } from '../../core/contract/ids.ts';
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
import { type NoteVersions, openVersions } from './note-versions.ts';
import type { EnginePorts } from './ports.ts';
import type { WorkspaceEntry } from './profile.ts';
import { openTalk, type TalkPorts, type WorkspaceTalk } from './workspace-talk.ts';

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
  /** Versions of a note were stored or went. */
  readonly onVersionsChanged: (note: NoteId) => void;
  /** Attachments became whole on this computer. */
  readonly onFilesArrived: (hashes: readonly AttachmentHash[]) => void;
  /** The device id that this computer writes under now. */
  readonly device: () => DeviceId;
  readonly isOnServer: TalkPorts['isOnServer'];
  readonly onDiscussionChanged: TalkPorts['onChanged'];
  readonly onAddressed: TalkPorts['onAddressed'];
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
  /** What the notes said before. */
  readonly history: NoteVersions;
  /** What the member has seen of them. */
  readonly seen: SeenNotes;
  /** What people say about notes and in the room. */
  readonly talk: WorkspaceTalk;
  readonly lastNote: LastNote;
  /** True when the folder was made by this opening. */
  readonly isNew: boolean;
  /** Writes everything, what is kept of notes that are being written in, too: while it can still be pushed. Rejects when the store does. */
  finish(): Promise<void>;
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
      if (id === memberDocOf(entry.account)) {
        seen.changed();
        talk.seen().changed();
      }
      events.onSharedChanged(id);
    };
    const history = keep(
      openVersions(
        { store, catalog, notes: () => notes, isOwnWriter: ({ device }) => events.isOwnDevice(device) },
        ports,
      ),
    );
    const takeStamped: NotesPorts['takeStamped'] = async (changes) => {
      await talk.intake.take(changes);
      for (const { doc, kind } of changes.map(({ name }) => name))
        if (kind === 'v') events.onVersionsChanged(doc as NoteId);
    };
    const parts: Omit<NotesPorts, 'catalog'> = {
      store,
      journal,
      inspector,
      now,
      randomBytes,
      log,
      ...events,
      onSharedChanged,
      takeStamped,
      beforeEdit: (note, deletedUnits) => history.keeper.beforeEdit(note, deletedUnits),
    };
    const renewed = {
      ...catalog,
      onRenewed: (listener: () => void): void =>
        catalog.onRenewed(() => {
          listener();
          seen.forgotten();
          talk.seen().forgotten();
        }),
    };
    const notes: Notes = keep(new Notes({ ...parts, catalog: renewed }, { account: entry.account, device }));
    const { account } = entry;
    const seen = new SeenNotes({ notes, catalog, account, log });
    const talk = openTalk({
      ...{ store, catalog, now, log, notes: () => notes },
      ...{ isOnServer: events.isOnServer, onRefusalsChanged: events.onRefusalsChanged },
      ...{ onChanged: events.onDiscussionChanged, onAddressed: events.onAddressed },
      writer: () => ({ account, device: events.device() }),
    });
    await notes.start();
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
    talk.seen().changed();
    keep(checkLater(catalog, { script: ports.workerUrl('catalog-check'), file: list, log: ports.log }));
    const { listed } = catalog;
    const finish = async (): Promise<void> => {
      await history.keeper.finish();
      await notes.flush();
    };
    const derived = { references: catalog, sources: catalog, listed, tasks, days, history, seen, talk };
    return { entry, folder, store, notes, ...derived, attachments, lastNote, isNew, finish, close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

import { rm } from 'node:fs/promises';
import { attachmentsIn } from '../../core/attachment/references.ts';
import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { newWorkspaceId, type RandomBytes } from '../../core/contract/random-ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import { isUntouchedWelcome } from '../../core/note/welcome.ts';
import { aboutDocument, type About } from '../../core/sync/about.ts';
import { fillNotebooks, notebookFieldsOf } from '../../core/workspace/notebooks.ts';
import { fillTagColours, tagColoursIn } from '../../core/workspace/tag-colours.ts';
import { copyFiles } from '../attachments/attachments.ts';
import type { Log } from '../log.ts';
import type { Notes } from '../notes/notes.ts';
import { checkServer, type ServerAnswer } from '../sync/check-server.ts';
import { createDatabase } from '../sync/create-database.ts';
import { writeAbout } from '../sync/write-about.ts';
import { copyVersions } from './copy-versions.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';
import type { ProfileFile, WorkspaceEntry } from './profile.ts';
import type { Workspace } from './workspace.ts';

type ConnectInput = CommandInput<'workspace.connect'>;

/** What is to be linked. */
export interface LinkWish extends ConnectInput {
  /** Called when every question is answered and nothing has changed yet: makes the password that counts from then on. */
  readonly claim?: () => Promise<Result<string>>;
}

/** What linking needs of the engine that runs it. */
export interface LinkPorts {
  readonly profile: ProfileFile;
  readonly workspace: Workspace;
  readonly fetch: typeof globalThis.fetch;
  readonly randomBytes: RandomBytes;
  readonly log: Log;
  /** Makes whoever writes wait until the answer is called: nothing may be written into notes that are being copied. */
  readonly holdWrites: () => () => void;
  /** Opens a workspace that is not on screen. */
  readonly open: (entry: WorkspaceEntry) => Promise<Workspace>;
  /** Puts a linked workspace on screen in place of the present one, whose notes stand in it as `copies` tells. */
  readonly show: (workspace: Workspace, password: string, copies: ReadonlyMap<NoteId, NoteId>) => Promise<void>;
}

export type LinkOutcome = Result<
  Exclude<CommandOutput<'workspace.connect'>, { kind: 'connected' }> | { kind: 'shown' }
>;

/** Notes are listed for copying in pages of this size. */
const PAGE = 200;

/**
 * Links what is on screen to a server's database. The present workspace is never re-stamped: unless it is the very one
 * that was linked there before, its notes are copied under new ids into a database of their own, and it is kept as it
 * is (architecture, section 4). On any failure nothing has changed.
 */
export async function link(ports: LinkPorts, input: LinkWish): Promise<LinkOutcome> {
  const { profile, workspace } = ports;
  if (profile.activeEntry.link) return fail({ code: 'already-linked' });
  const first = await checkServer(input, ports.fetch);
  const isMissing = !first.ok && first.error.code === 'database-missing';
  if (!first.ok && !(isMissing && input.create)) return first;
  const known = first.ok ? first.value.about : undefined;
  if (!input.copyLocalNotes && !isSame(workspace.entry, known, input)) {
    const noteCount = (await notesToCopy(workspace.notes)).length;
    if (noteCount > 0) return succeed({ kind: 'ask-copy', noteCount });
  }
  const claimed = await claimDatabase(ports, input, first);
  if (!claimed.ok) return claimed;
  const password = input.claim ? await input.claim() : succeed(input.password);
  if (!password.ok) return password;
  const release = ports.holdWrites();
  try {
    await showLinked(ports, { ...input, password: password.value }, claimed.value);
  } finally {
    release();
  }
  return succeed({ kind: 'shown' });
}

/** The notes a person would miss: everything in the lists but an untouched welcome. */
async function notesToCopy(notes: Notes): Promise<NoteId[]> {
  await notes.flush();
  await notes.settled();
  const ids: NoteId[] = [];
  for (const view of ['all', 'trash'] as const)
    for (let offset = 0; ; offset += PAGE) {
      const { rows, total } = await notes.list({ view, query: '', offset, limit: PAGE });
      for (const { id } of rows) {
        const copy = await notes.contentOf(id);
        if (copy && !isUntouchedWelcome(copy.content)) ids.push(id);
      }
      if (offset + PAGE >= total) break;
    }
  return ids;
}

/** Makes the database and its sentinel where they are missing; answers the sentinel that stands. */
async function claimDatabase(
  { fetch, randomBytes }: LinkPorts,
  input: ConnectInput,
  first: Result<ServerAnswer>,
): Promise<Result<{ server: string; about: About }>> {
  const made = first.ok ? succeed(undefined) : await createDatabase(input, fetch);
  if (!made.ok) return made;
  const answer = first.ok ? first : await checkServer(input, fetch);
  if (!answer.ok) return answer;
  const { server, about } = answer.value;
  if (about) return succeed({ server, about });
  const written = await writeAbout(input, aboutDocument(input.account, newWorkspaceId(randomBytes)), fetch);
  return written.ok ? succeed({ server, about: written.value }) : written;
}

async function showLinked(
  ports: LinkPorts,
  input: ConnectInput,
  { server, about }: { server: string; about: About },
): Promise<void> {
  const { profile, workspace } = ports;
  const { account, database } = input;
  const before = profile.current.workspaces.find((entry) => isSame(entry, about, input));
  const folder = before?.folder ?? newWorkspaceId(ports.randomBytes);
  const entry: WorkspaceEntry = { folder, id: about.workspace, name: database, account, link: { server, database } };
  if (before?.folder === workspace.entry.folder) {
    await ports.show({ ...workspace, entry }, input.password, new Map());
    return;
  }
  const target = await ports.open(entry);
  try {
    const copies = await copyNotes(workspace, target, { ids: await notesToCopy(workspace.notes), log: ports.log });
    await ports.show(target, input.password, copies);
  } catch (cause) {
    await target.close();
    // What is half copied into a folder of its own has never been anybody's.
    if (!before) await rm(target.folder, { recursive: true, force: true });
    throw cause;
  }
}

/** Writes each note again under a new id, as this account's own edit, the files that it names before it, and all of it before it is shown. */
export async function copyNotes(
  from: Workspace,
  to: Workspace,
  { ids, log }: { readonly ids: readonly NoteId[]; readonly log: Log },
): Promise<Map<NoteId, NoteId>> {
  const copies = new Map<NoteId, NoteId>();
  const shared = await from.notes.readShared(WORKSPACE_DOC, notebookFieldsOf);
  const colours = await from.notes.readShared(WORKSPACE_DOC, tagColoursIn);
  const taken = await to.notes.editShared(WORKSPACE_DOC, (ws) => {
    fillNotebooks(ws, shared);
    fillTagColours(ws, colours);
  });
  if (!taken.ok) throw new Error(`notebooks not copied: ${taken.error.code}`);
  for (const id of ids) {
    const copy = await from.notes.contentOf(id);
    if (!copy) continue;
    await copyFiles(from.attachments.files, to.attachments.files, { hashes: attachmentsIn(copy.content.body), log });
    const created = await to.notes.create(copy.content);
    if (!created.ok) throw new Error(`note not copied: ${created.error.code}`);
    await copyVersions(from.history, to.history, { note: id, copy: created.value.id, account: to.entry.account });
    if (copy.isTrashed) await to.notes.trash(created.value.id);
    copies.set(id, created.value.id);
  }
  await to.notes.flush();
  return copies;
}

function isSame(entry: WorkspaceEntry, about: About | undefined, input: ConnectInput): boolean {
  return about !== undefined && entry.id === about.workspace && entry.account === input.account;
}

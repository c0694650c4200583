import type { NoteId } from '../../core/contract/ids.ts';
import { newWorkspaceId } from '../../core/contract/random-ids.ts';
import { messagesOf } from '../../core/messages/messages.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';
import { copyNotes } from './linking.ts';
import type { EnginePorts } from './ports.ts';
import type { ProfileFile, WorkspaceEntry } from './profile.ts';
import type { Workspace } from './workspace.ts';

/** What copying notes away needs of the engine that runs it. */
interface KeepCopyPorts {
  readonly engine: EnginePorts;
  readonly profile: ProfileFile;
  readonly workspace: Workspace;
  /** Opens a workspace that is not on screen. */
  readonly open: (entry: WorkspaceEntry) => Promise<Workspace>;
}

/** Copies notes of the workspace on screen into one of this computer alone, made where there is none. Answers its name. */
export async function keepCopy(ports: KeepCopyPorts, ids: readonly NoteId[]): Promise<string> {
  const { engine, profile, workspace, open } = ports;
  const isPrivate = ({ link, account }: WorkspaceEntry): boolean => link === undefined && account === LOCAL_ACCOUNT;
  const entry = profile.current.workspaces.find(isPrivate) ?? (await addPrivate(ports));
  const target = await open(entry);
  try {
    await copyNotes(workspace, target, { ids, log: engine.log });
  } finally {
    await target.close();
  }
  return entry.name;
}

async function addPrivate({ engine, profile }: KeepCopyPorts): Promise<WorkspaceEntry> {
  const id = newWorkspaceId(engine.randomBytes);
  const { workspace: name } = messagesOf(engine.language?.() ?? 'en').welcome;
  const entry: WorkspaceEntry = { folder: id, id, name, account: LOCAL_ACCOUNT };
  await profile.add(entry);
  return entry;
}

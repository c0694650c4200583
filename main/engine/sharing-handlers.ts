import type { CommandInput, CommandOutput } from '../../core/contract/commands.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { fail, succeed, type Result } from '../../core/contract/result.ts';
import type { sharingCommands } from '../../core/contract/sharing-commands.ts';
import { membershipsIn } from '../../core/membership/security.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import { displayNameIn, setDisplayName } from '../../core/workspace/profile.ts';
import { changeMembership, readMembership, type MembershipChange } from '../sync/change-membership.ts';
import type { Sync } from '../sync/create-sync.ts';
import { provisionServer } from '../sync/provision-server.ts';
import { createInvite, listInvites, revokeInvite, showInvite, type InvitingPorts } from './inviting.ts';
import { joinWorkspace, readInvitation } from './joining.ts';
import type { LinkOutcome, LinkWish } from './linking.ts';
import type { EnginePorts } from './ports.ts';
import type { Workspace } from './workspace.ts';

/** What answers about sharing. */
export interface SharingPorts {
  /** Asked at each command. */
  readonly engine: () => EnginePorts;
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  readonly sync: () => Sync | undefined;
  readonly link: (wish: LinkWish) => Promise<LinkOutcome>;
  /** Answers what windows are told of the link that was made. */
  readonly answerOf: (outcome: LinkOutcome) => Result<CommandOutput<'workspace.connect'>>;
  /** Copies notes into a workspace of this computer alone, and answers its name. */
  readonly keepCopy: (notes: readonly NoteId[]) => Promise<string>;
}

/** Provisioning, invites and members. */
export function sharingHandlers(ports: SharingPorts): HandlersOf<keyof typeof sharingCommands> {
  const { engine, workspace, sync, link, answerOf, keepCopy } = ports;
  const owner = <T>(work: (inviting: InvitingPorts) => Promise<Result<T>>) => asOwner(ports, work);
  return {
    'server.provision': async ({ admin, owner: wanted, ...place }) => {
      if (engine().isSafeMode) return fail({ code: 'safe-mode' });
      if (admin.account === wanted.account) return fail({ code: 'account-is-admin' });
      const done = await provisionServer({ ...place, ...admin }, wanted, engine());
      if (!done.ok) return done;
      return succeed({ hasAccounts: done.value.every(({ kind }) => kind !== 'accounts-elsewhere') });
    },
    'invites.read': async ({ text }) => readInvitation(engine(), text),
    'invites.join': async (input) => {
      const joined = await joinWorkspace({ ...engine(), link }, input);
      if (joined.ok && joined.value.kind === 'shown') await introduce(workspace(), input.name);
      return answerOf(joined);
    },
    'invites.create': (input) => owner((inviting) => createInvite(inviting, input)),
    'invites.show': ({ account }) => owner((inviting) => showInvite(inviting, account)),
    'invites.revoke': ({ account }) => owner((inviting) => revokeInvite(inviting, account)),
    'members.list': () => owner((inviting) => listMembers(workspace(), inviting)),
    'members.setRole': (input) => owner((inviting) => changeMember(inviting, input)),
    'members.remove': ({ account }) => owner((inviting) => changeMember(inviting, { account, role: undefined })),
    'workspace.keepCopy': async () => {
      const active = sync();
      if (active === undefined) return fail({ code: 'not-linked' });
      await workspace().notes.flush();
      const notes = active.unsentNotes();
      return succeed({ notes: notes.length, workspace: await keepCopy(notes) });
    },
  };
}

async function asOwner<T>(
  { engine, workspace, sync }: SharingPorts,
  work: (inviting: InvitingPorts) => Promise<Result<T>>,
): Promise<Result<T>> {
  const { link, name } = workspace().entry;
  const active = sync();
  if (active === undefined || link === undefined) return fail({ code: 'not-linked' });
  const { fetch, randomBytes, now } = engine();
  return active.talk((ask) => work({ ...link, ask, workspace: name, fetch, randomBytes, now }));
}

/** Says to everybody in the workspace how the newcomer wants to be called. */
async function introduce({ notes, entry }: Workspace, name: string): Promise<void> {
  const written = await notes.editShared(memberDocOf(entry.account), (me) => setDisplayName(me, name));
  if (!written.ok) throw new Error(`the name was not written: ${written.error.code}`);
  await notes.flush();
}

/** An account that was handed out and not used yet is no member, but an invite. */
async function listMembers(
  { notes, entry }: Workspace,
  inviting: InvitingPorts,
): Promise<Result<CommandOutput<'members.list'>>> {
  const invited = await listInvites(inviting);
  if (!invited.ok && invited.error.code !== 'owner-needed') return invited;
  const security = await readMembership(inviting.ask, inviting.database);
  if (!security.ok) return security;
  const owners = invited.ok ? invited.value : undefined;
  const waiting = new Set(owners?.invites.flatMap(({ account, state }) => (state === 'used' ? [] : [account])));
  const labels = new Map(owners?.invites.map(({ account, label }) => [account, label]));
  const members: CommandOutput<'members.list'>['members'] = [];
  for (const { account, role } of membershipsIn(security.value)) {
    if (waiting.has(account)) continue;
    const name = (await notes.readShared(memberDocOf(account), displayNameIn)) ?? (labels.get(account) || undefined);
    members.push({ account, role, isSelf: account === entry.account, ...(name === undefined ? {} : { name }) });
  }
  return succeed({ members, ...(owners === undefined ? {} : { owners }) });
}

/** A workspace without an owner could never be changed again but by who runs the server. */
async function changeMember(
  { ask, database }: InvitingPorts,
  change: CommandInput<'members.setRole'> | MembershipChange,
): Promise<Result<undefined>> {
  const security = await readMembership(ask, database);
  if (!security.ok) return security;
  const owners = membershipsIn(security.value).filter(({ role }) => role === 'owner');
  const isLast = owners.length === 1 && owners[0]?.account === change.account;
  if (isLast && change.role !== 'owner') return fail({ code: 'last-owner' });
  return changeMembership(ask, database, change);
}

import type { HandlersOf } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import type { Invitation, Member, SentInvite, sharingCommands } from '../../core/contract/sharing-commands.ts';
import type { WorkspaceInfo } from '../../core/contract/values.ts';

/** The sharing of a fake main: members and invites that do as they are told, and no server behind them. */
export class FakeSharing {
  /** What every invite says; undefined: it is none. */
  invitation: Invitation | undefined;
  members: Member[] = [];
  invites: SentInvite[] | undefined;
  /** Which workspace is joined. */
  readonly #workspace: () => WorkspaceInfo;

  constructor(workspace: () => WorkspaceInfo) {
    this.#workspace = workspace;
  }

  handlers(): HandlersOf<keyof typeof sharingCommands> {
    return {
      'server.provision': async () => succeed({ hasAccounts: true }),
      'invites.read': async () =>
        this.invitation === undefined ? fail({ code: 'invite-invalid' }) : succeed(this.invitation),
      'invites.join': async () => succeed({ kind: 'connected', workspace: this.#workspace() }),
      'invites.create': async ({ role, label, days }) => {
        const account = `member-${String(this.invites?.length ?? 0).padStart(8, '0')}`;
        const invite = { account, label, role, expiresMs: days * 86_400_000, state: 'open' as const };
        this.invites = [...(this.invites ?? []), invite];
        return succeed({ account, link: linkOf(account) });
      },
      'invites.show': async ({ account }) => succeed({ link: linkOf(account) }),
      'invites.revoke': async ({ account }) => {
        this.invites = this.invites?.filter((invite) => invite.account !== account);
        return succeed(undefined);
      },
      'members.list': async () =>
        succeed({
          members: [...this.members],
          ...(this.invites === undefined ? {} : { owners: { invites: [...this.invites], seatsLeft: 5 } }),
        }),
      'members.setRole': async ({ account, role }) => {
        this.members = this.members.map((member) => (member.account === account ? { ...member, role } : member));
        return succeed(undefined);
      },
      'members.remove': async ({ account }) => {
        this.members = this.members.filter((member) => member.account !== account);
        return succeed(undefined);
      },
      'workspace.keepCopy': async () => succeed({ notes: 2, workspace: 'Personal' }),
    };
  }
}

const linkOf = (account: string): string => `commonplace://join#${account}`;

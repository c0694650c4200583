import type { SentInvite } from '../../contract/sharing-commands.ts';
import type { Role } from '../../membership/role.ts';
import { counted } from '../plural.ts';

const roles: { readonly [R in Role]: string } = {
  reader: 'Reader',
  commenter: 'Commenter',
  editor: 'Editor',
  owner: 'Owner',
};

const may: { readonly [R in Role]: string } = {
  reader: 'You can read everything and change nothing.',
  commenter: 'You can read everything and take part in discussions.',
  editor: 'You can read and write everything.',
  owner: 'You can read and write everything, invite people and change their roles.',
};

const states: { readonly [S in SentInvite['state']]: string } = {
  open: 'Open',
  used: 'Used',
  expired: 'Expired',
};

/** Texts about sharing a workspace: how it gets onto a server, invites, members and their roles. */
export const sharing = {
  way: 'How do you connect?',
  withAccount: 'I have an account',
  asAdministrator: 'I run the server',
  administratorHelp:
    'Commonplace makes the databases, the rights and an account for you. The administrator’s name and password are used now and kept nowhere.',
  administrator: 'Administrator',
  administratorPassword: 'Administrator’s password',
  ownAccount: 'Your user name',
  ownPassword: 'Your password, new or known',
  prepare: 'Prepare and connect',
  noAccounts: 'This server has no accounts of its own: nobody can be invited from here.',
  haveInvite: 'I have an invite…',
  joinTitle: 'Join a workspace',
  pasteInvite: 'Invite: paste the link or the code',
  joinServer: 'Server',
  joinWorkspace: 'Workspace',
  joinRole: 'Your role',
  joinUntil: 'Good until',
  may,
  joinHelp: 'The notes are then copied onto this computer, and stay here when you are offline.',
  yourName: 'Your name, as others see it',
  emptyName: 'Type your name.',
  choosePassword: 'Choose a password',
  choosePasswordHelp: 'This computer has no safe place for passwords: you are asked for it at each start.',
  emptyPassword: 'Choose a password.',
  insecure: 'What you write goes unprotected over the network to this server. Join only if you trust the network.',
  join: 'Join',
  isJoining: 'Joining…',
  agreeCopy: 'Copy and join',
  membersTitle: 'Members and invites',
  members: 'Members',
  you: 'you',
  invites: 'Invites',
  noInvites: 'Nobody is invited at present.',
  roles,
  states,
  roleOf: (name: string) => `Role of ${name}`,
  remove: 'Remove',
  removeOf: (name: string) => `Remove ${name}`,
  askRemove: (name: string) =>
    `${name} gets nothing new from now on. What is on their computer already stays there. Remove?`,
  invite: 'Invite somebody',
  inviteLabel: 'For whom (only owners see this)',
  inviteRole: 'Role',
  inviteDays: 'Good for',
  days: (count: number) => counted('en', count, { one: 'day', other: 'days' }),
  makeInvite: 'Make an invite',
  seatsLeft: (count: number) => `${counted('en', count, { one: 'more invite', other: 'more invites' })} possible.`,
  link: 'Invite link',
  linkHelp: 'Whoever has this link first can join with it, once. Send it where only that person reads it.',
  copyLink: 'Copy the link',
  copied: 'The link is on the clipboard.',
  picture: 'The link as a picture for a camera',
  showLink: 'Show the link',
  showLinkOf: (name: string) => `Show the link for ${name}`,
  revoke: 'Take back',
  revokeOf: (name: string) => `Take back the invite for ${name}`,
  somebody: 'somebody',
  until: (date: string) => `until ${date}`,
  ownersInvite: 'Owners can invite people and change roles.',
  yourRole: 'Your role',
  readOnly: 'You can read this workspace, but not change it.',
  removed: 'You are no longer a member of this workspace. Every note stays on this computer.',
  keepCopy: 'Keep a private copy',
  keptCopy: (count: number, workspace: string) =>
    `${counted('en', count, { one: 'note', other: 'notes' })} with unsent edits copied to ${workspace}.`,
};

import * as v from 'valibot';
import { role } from '../membership/role.ts';
import { MAX_DISPLAY_NAME } from '../workspace/profile.ts';
import { count, timeMs, workspaceInfo } from './values.ts';

const nothing = v.undefined();
const account = v.pipe(v.string(), v.maxLength(256));
const password = v.pipe(v.string(), v.maxLength(1024));
const signIn = v.strictObject({ account, password });
/** A link or a code, as it was pasted; with the breaks that mail programs put in. */
const inviteText = v.pipe(v.string(), v.maxLength(8192));
const displayName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(MAX_DISPLAY_NAME));
const oneAccount = v.strictObject({ account });

/** Where an invite leads, for the person to decide. Its secret stays in main. */
const invitation = v.strictObject({
  server: v.string(),
  workspace: v.string(),
  role,
  expiresMs: timeMs,
  /** The address is plain http to another machine. */
  isInsecure: v.boolean(),
  /** This computer has no safe place for passwords: who joins must choose one and give it at each start. */
  needsPassword: v.boolean(),
});
export type Invitation = v.InferOutput<typeof invitation>;

const member = v.strictObject({
  account: v.string(),
  role,
  /** What the member wants to be called; absent while they said nothing. */
  name: v.optional(v.string()),
  isSelf: v.boolean(),
});
export type Member = v.InferOutput<typeof member>;

const sentInvite = v.strictObject({
  account: v.string(),
  /** What the owner who made it calls the person. */
  label: v.string(),
  role,
  expiresMs: timeMs,
  state: v.picklist(['open', 'used', 'expired']),
});
export type SentInvite = v.InferOutput<typeof sentInvite>;

/** How workspaces get onto a server, and people into workspaces. */
export const sharingCommands = {
  /**
   * Makes databases, rights and accounts for a workspace in an administrator's name, which is used for this and kept nowhere;
   * mends what is there already. `hasAccounts` is false where the server has none of its own.
   */
  'server.provision': {
    input: v.strictObject({
      server: v.pipe(v.string(), v.maxLength(2048)),
      database: v.pipe(v.string(), v.maxLength(256)),
      admin: signIn,
      owner: signIn,
      allowInsecure: v.boolean(),
    }),
    output: v.strictObject({ hasAccounts: v.boolean() }),
    maxBytes: 16 * 1024,
  },
  /** Looks at an invite without asking anybody. */
  'invites.read': { input: v.strictObject({ text: inviteText }), output: invitation, maxBytes: 32 * 1024 },
  /** Joins a workspace. Answers `ask-copy` and changes nothing as `workspace.connect` does. */
  'invites.join': {
    input: v.strictObject({
      text: inviteText,
      name: displayName,
      password: v.optional(password),
      copyLocalNotes: v.optional(v.literal(true)),
    }),
    output: v.variant('kind', [
      v.strictObject({ kind: v.literal('connected'), workspace: workspaceInfo }),
      v.strictObject({ kind: v.literal('ask-copy'), noteCount: count }),
    ]),
    maxBytes: 40 * 1024,
  },
  /** Makes an invite that is good for so many days. */
  'invites.create': {
    input: v.strictObject({
      role,
      label: v.pipe(v.string(), v.maxLength(100)),
      days: v.pipe(count, v.minValue(1), v.maxValue(90)),
    }),
    output: v.strictObject({ account: v.string(), link: v.string() }),
    maxBytes: 1024,
  },
  /** The link of an invite that is still open, to be sent again. */
  'invites.show': { input: oneAccount, output: v.strictObject({ link: v.string() }), maxBytes: 1024 },
  /** Takes an invite back: its link opens nothing any more. */
  'invites.revoke': { input: oneAccount, output: nothing, maxBytes: 1024 },
  /** Who is in the workspace. Invites, and for how many more there are accounts, are told to owners alone. */
  'members.list': {
    input: nothing,
    output: v.strictObject({
      members: v.array(member),
      owners: v.optional(v.strictObject({ invites: v.array(sentInvite), seatsLeft: count })),
    }),
    maxBytes: 0,
  },
  'members.setRole': { input: v.strictObject({ account, role }), output: nothing, maxBytes: 1024 },
  /** Takes a member's way into the workspace. What is on their computer stays there. */
  'members.remove': { input: oneAccount, output: nothing, maxBytes: 1024 },
  /** Copies the notes with edits that never got to the server into a workspace of this computer alone, and says which. */
  'workspace.keepCopy': {
    input: nothing,
    output: v.strictObject({ notes: count, workspace: v.string() }),
    maxBytes: 0,
  },
} as const;

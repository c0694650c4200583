import type { discussionCommands } from '../../core/contract/discussion-commands.ts';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import { markTalkSeen, mute } from '../../core/discussion/talk-marks.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import type { Workspace } from './workspace.ts';

/** What answers about discussions. */
interface DiscussionHandlerPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when it may be written in. */
  readonly writable: () => Promise<Workspace>;
}

/** What people say, and what of it the member has seen. */
export function discussionHandlers({
  workspace,
  writable,
}: DiscussionHandlerPorts): HandlersOf<keyof typeof discussionCommands> {
  const discussion = async () => (await writable()).talk.discussion;
  const account = () => workspace().entry.account;
  return {
    'discussion.list': async (question) => succeed(await workspace().talk.discussion.list(question)),
    'discussion.counts': async ({ doc }) => {
      const { catalog, seen } = workspace().talk;
      const counts = await catalog.discussionCounts({ doc, account: account() });
      return succeed({ ...counts, isMuted: seen().isMuted(doc) });
    },
    'discussion.post': async (draft) => (await discussion()).post(draft),
    'discussion.edit': async ({ id, text }) => (await discussion()).remark({ kind: 'edit', post: id, text }),
    'discussion.remove': async ({ id, isRemoved }) =>
      (await discussion()).remark({ kind: 'removal', post: id, isRemoved }),
    'discussion.react': async ({ id, emoji, isOn }) =>
      (await discussion()).remark({ kind: 'reaction', post: id, emoji, isOn }),
    'discussion.resolve': async ({ id, isResolved }) =>
      (await discussion()).remark({ kind: 'resolution', post: id, isResolved }),
    'discussion.seen': async ({ doc, upTo }) => {
      const { notes, talk, entry } = await writable();
      const marks = await talk.catalog.unseenMessages({ doc, upTo, account: entry.account });
      if (marks.length === 0) return succeed(undefined);
      return notes.editShared(memberDocOf(entry.account), (me) => markTalkSeen(me, marks));
    },
    'discussion.mute': async ({ doc, isOn }) => {
      const { notes, entry } = await writable();
      return notes.editShared(memberDocOf(entry.account), (me) => mute(me, doc, isOn));
    },
  };
}

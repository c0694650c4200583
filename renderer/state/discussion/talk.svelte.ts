import type { Bridge } from '../../../core/contract/bridge.ts';
import type { CommandOutput } from '../../../core/contract/commands.ts';
import type { DiscussionId } from '../../../core/contract/discussion-values.ts';
import type { NoteId, WorkspaceId } from '../../../core/contract/ids.ts';
import { ask } from '../../api/bridge.ts';
import { Refresh } from '../refresh.ts';
import { DiscussionView } from './discussion-view.svelte.ts';

/** Messages come in swarms. Milliseconds. */
const PAUSE_MS = 250;

type Counts = CommandOutput<'discussion.counts'>;
const NONE: Counts = { unread: 0, open: 0, isMuted: false };

/** What there is to read in one discussion. */
class TalkCounts {
  readonly #bridge: Bridge;
  readonly #refresh: Refresh;
  readonly #unsubscribe: () => void;
  #doc: DiscussionId | undefined;
  #counts = $state.raw(NONE);

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.#refresh = new Refresh(() => this.#count(), PAUSE_MS);
    this.#unsubscribe = bridge.subscribe('discussion.changed', ({ doc }) => {
      if (doc === this.#doc) this.#refresh.want();
    });
  }

  get now(): Counts {
    return this.#counts;
  }

  /** Another discussion is meant, or none. */
  follow(doc: DiscussionId | undefined): void {
    this.#doc = doc;
    this.#counts = NONE;
    if (doc !== undefined) this.#refresh.want();
  }

  close(): void {
    this.#unsubscribe();
    this.#refresh.close();
  }

  async #count(): Promise<void> {
    const doc = this.#doc;
    if (doc === undefined) return;
    const counted = await ask(this.#bridge, 'discussion.counts', { doc });
    if (counted.ok && doc === this.#doc) this.#counts = counted.value;
  }
}

/** What people say in the window: what there is to read beside the note and in the workspace's room, and what is half written. */
export class Talk {
  readonly #bridge: Bridge;
  /** Of the note on screen. */
  readonly ofNote: TalkCounts;
  /** Of the room. */
  readonly ofRoom: TalkCounts;
  /** What was typed and not sent, by discussion: it is there when one comes back. */
  readonly drafts = new Map<DiscussionId, string>();

  constructor(bridge: Bridge) {
    this.#bridge = bridge;
    this.ofNote = new TalkCounts(bridge);
    this.ofRoom = new TalkCounts(bridge);
  }

  /** Another note is on screen, or another workspace. */
  follow(note: NoteId | undefined, workspace: WorkspaceId | undefined): void {
    this.ofNote.follow(note);
    this.ofRoom.follow(workspace === undefined ? undefined : 'ws');
  }

  /** A discussion that comes on screen. Whoever asks closes it. */
  open(doc: DiscussionId): DiscussionView {
    return new DiscussionView(this.#bridge, doc);
  }

  /** Whether mentions and answers in a discussion are announced. */
  mute(doc: DiscussionId, isOn: boolean): void {
    void ask(this.#bridge, 'discussion.mute', { doc, isOn });
  }

  close(): void {
    this.ofNote.close();
    this.ofRoom.close();
  }
}

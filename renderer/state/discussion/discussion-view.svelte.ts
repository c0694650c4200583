import type { Bridge } from '../../../core/contract/bridge.ts';
import type { CommandInput, CommandOutput } from '../../../core/contract/commands.ts';
import type { DiscussionId, MessageId, ShownMessage, TextAnchor } from '../../../core/contract/discussion-values.ts';
import type { AppErrorCode } from '../../../core/contract/errors.ts';
import { ask } from '../../api/bridge.ts';
import { Refresh } from '../refresh.ts';

/** A window onto a discussion has so many messages; it is moved to see others. */
const STRETCH = 80;
/** Others' typing and sending come many a second. Milliseconds. */
const PAUSE_MS = 250;
/** How long messages have to be before somebody's eyes until they count as seen. Milliseconds. */
const LOOK_MS = 1000;

type Stretch = CommandOutput<'discussion.list'>;

/** What a message needs besides its text. */
export interface PostOptions {
  readonly reply?: MessageId | undefined;
  readonly anchor?: TextAnchor | undefined;
}

/** A stretch of one discussion as long as somebody looks at it: its end, until another one is asked for. */
export class DiscussionView {
  readonly doc: DiscussionId;
  readonly #bridge: Bridge;
  readonly #refresh: Refresh;
  readonly #unsubscribe: readonly (() => void)[];
  #stretch = $state.raw<Stretch | undefined>();
  #failure = $state<AppErrorCode | undefined>();
  #around = $state<MessageId | undefined>();
  #isOpenOnly = $state(false);
  #divider = $state<MessageId | undefined>();
  #looking: ReturnType<typeof setTimeout> | undefined;

  constructor(bridge: Bridge, doc: DiscussionId) {
    this.#bridge = bridge;
    this.doc = doc;
    this.#refresh = new Refresh(() => this.#load(), PAUSE_MS);
    this.#unsubscribe = [
      bridge.subscribe('discussion.changed', (changed) => {
        if (changed.doc === doc) this.#refresh.want();
      }),
      bridge.subscribe('sync.statusChanged', () => {
        if (this.messages.some(({ isWaiting }) => isWaiting)) this.#refresh.want();
      }),
    ];
    this.#refresh.want();
  }

  /** Oldest first. */
  get messages(): readonly ShownMessage[] {
    return this.#stretch?.messages ?? [];
  }

  /** False until the first answer, so that an empty discussion is not announced too early. */
  get isLoaded(): boolean {
    return this.#stretch !== undefined;
  }

  get hasEarlier(): boolean {
    return this.#stretch?.hasEarlier ?? false;
  }

  get hasLater(): boolean {
    return this.#stretch?.hasLater ?? false;
  }

  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  /** The first message that came while nobody looked; it stays marked so until one writes. */
  get divider(): MessageId | undefined {
    return this.#divider;
  }

  get isOpenOnly(): boolean {
    return this.#isOpenOnly;
  }

  /** Only open comments, or everything. */
  showOnlyOpen(isOn: boolean): void {
    this.#isOpenOnly = isOn;
    void this.showNewest();
  }

  /** Moves to the end. */
  showNewest(): Promise<void> {
    this.#around = undefined;
    return this.#refresh.now();
  }

  /** Moves so that a message has others before and behind it. */
  showAround(id: MessageId): Promise<void> {
    this.#around = id;
    return this.#refresh.now();
  }

  /** Somebody looks at the window again. */
  look(): void {
    const last = this.messages.at(-1);
    const isUnread = this.messages.some((message) => message.isUnread);
    if (this.#looking !== undefined || last === undefined || !isUnread || this.#isOpenOnly) return;
    this.#looking = setTimeout(() => {
      this.#looking = undefined;
      const upTo = this.messages.at(-1)?.id;
      if (document.hasFocus() && upTo !== undefined) void ask(this.#bridge, 'discussion.seen', { doc: this.doc, upTo });
    }, LOOK_MS);
  }

  /** Answers why it could not be written; undefined when it was. */
  async post(text: string, options: PostOptions): Promise<AppErrorCode | undefined> {
    const posted = await ask(this.#bridge, 'discussion.post', { doc: this.doc, text, ...options });
    if (!posted.ok) return posted.error.code;
    this.#divider = undefined;
    await this.showNewest();
    return undefined;
  }

  /** Says something about a message; answers why that could not be. */
  async remark<Name extends 'discussion.edit' | 'discussion.remove' | 'discussion.react' | 'discussion.resolve'>(
    name: Name,
    input: CommandInput<Name>,
  ): Promise<AppErrorCode | undefined> {
    const said = await ask(this.#bridge, name, input);
    return said.ok ? undefined : said.error.code;
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    clearTimeout(this.#looking);
    this.#refresh.close();
  }

  async #load(): Promise<void> {
    const around = this.#around;
    const answer = await ask(this.#bridge, 'discussion.list', {
      ...{ doc: this.doc, limit: STRETCH, isOpenOnly: this.#isOpenOnly },
      ...(around === undefined ? {} : { around }),
    });
    this.#failure = answer.ok ? undefined : answer.error.code;
    // Another stretch was asked for meanwhile, and comes.
    if (!answer.ok || around !== this.#around) return;
    const isFirst = this.#stretch === undefined;
    this.#stretch = answer.value;
    // What comes while one looks on needs no line.
    if (isFirst || !document.hasFocus()) this.#divider ??= answer.value.messages.find(({ isUnread }) => isUnread)?.id;
    this.look();
  }
}

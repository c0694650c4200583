import { MAX_MESSAGE_UNITS, type ShownMessage, type TextAnchor } from '../../../core/contract/discussion-values.ts';
import type { AppErrorCode } from '../../../core/contract/errors.ts';
import type { DiscussionView } from './discussion-view.svelte.ts';

/** What is being written: a message, an answer to one, a comment on some text, or one's own message anew. */
type Purpose =
  | { readonly kind: 'post'; readonly reply?: ShownMessage; readonly anchor?: TextAnchor }
  | { readonly kind: 'edit'; readonly message: ShownMessage };

/** Where a half-written message is kept over the time that nobody looks. */
interface DraftPort {
  readonly read: () => string;
  readonly keep: (text: string) => void;
}

/** The message that is being written in a discussion. */
export class Composing {
  readonly #view: DiscussionView;
  readonly #draft: DraftPort;
  #purpose = $state.raw<Purpose>({ kind: 'post' });
  #round = $state(0);
  #failure = $state<AppErrorCode | undefined>();
  #text: string;
  #first: string;
  #isSending = false;

  constructor(view: DiscussionView, draft: DraftPort) {
    this.#view = view;
    this.#draft = draft;
    this.#text = draft.read();
    this.#first = this.#text;
  }

  get purpose(): Purpose {
    return this.#purpose;
  }

  /** Another field is made whenever this changes, with `first` in it. */
  get round(): number {
    return this.#round;
  }

  get first(): string {
    return this.#first;
  }

  get failure(): AppErrorCode | undefined {
    return this.#failure;
  }

  type(text: string): void {
    this.#text = text;
    if (this.#purpose.kind === 'post') this.#draft.keep(text);
  }

  answer(reply: ShownMessage): void {
    this.#begin({ kind: 'post', reply }, this.#draft.read());
  }

  comment(anchor: TextAnchor): void {
    this.#begin({ kind: 'post', anchor }, this.#draft.read());
  }

  edit(message: ShownMessage): void {
    this.#begin({ kind: 'edit', message }, message.text);
  }

  /** Goes back to an ordinary message; what was typed of it is still there. */
  cancel(): void {
    this.#begin({ kind: 'post' }, this.#draft.read());
  }

  /** Sends what was typed. What could not be written stays in the field. */
  async send(): Promise<void> {
    const text = this.#text.trim().slice(0, MAX_MESSAGE_UNITS);
    if (text === '' || this.#isSending) return;
    this.#isSending = true;
    const purpose = this.#purpose;
    this.#failure =
      purpose.kind === 'edit'
        ? await this.#view.remark('discussion.edit', { id: purpose.message.id, text })
        : await this.#view.post(text, { reply: purpose.reply?.id, anchor: purpose.anchor });
    this.#isSending = false;
    if (this.#failure !== undefined) return;
    if (purpose.kind === 'post') this.#draft.keep('');
    this.cancel();
  }

  #begin(purpose: Purpose, first: string): void {
    this.#purpose = purpose;
    this.#failure = undefined;
    this.#first = first;
    this.#text = first;
    this.#round += 1;
  }
}

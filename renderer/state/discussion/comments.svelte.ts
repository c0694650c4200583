import type * as Y from 'yjs';
import type { Bridge } from '../../../core/contract/bridge.ts';
import type { MessageId, ShownMessage, TextAnchor } from '../../../core/contract/discussion-values.ts';
import type { NoteId } from '../../../core/contract/ids.ts';
import { anchorOf, rangeOf, type TextRange } from '../../../core/discussion/anchor.ts';
import { ask } from '../../api/bridge.ts';
import { Refresh } from '../refresh.ts';

/** Where a comment stands in the text. */
export interface CommentPlace extends TextRange {
  readonly id: MessageId;
}

/** The editor of the note on screen, as far as comments need it. */
export interface CommentEditor {
  /** What is selected; undefined when nothing is. */
  selected(): TextRange | undefined;
  /** Marks these places, and no others. */
  mark(places: readonly CommentPlace[]): void;
  /** Brings a stretch into sight and selects it. */
  reveal(range: TextRange): void;
}

/** What comments need of the rest of the window. */
interface CommentPorts {
  readonly bridge: Bridge;
  /** Shows the discussion of the note on screen. */
  readonly showPane: () => void;
}

/** More would cover the text. */
const MOST_MARKED = 200;
const PAUSE_MS = 250;

/** The open comments on the text of the note on screen: where they stand, and how one makes another. */
export class Comments {
  readonly #ports: CommentPorts;
  readonly #refresh: Refresh;
  readonly #unsubscribe: () => void;
  #note: NoteId | undefined;
  #doc = $state.raw<Y.Doc | undefined>();
  #open: readonly ShownMessage[] = [];
  #editor: CommentEditor | undefined;
  #begun = $state.raw<TextAnchor | undefined>();
  #asked = $state<MessageId | undefined>();
  /** Counts changes of the text: places are found anew. */
  #edits = $state(0);

  constructor(ports: CommentPorts) {
    this.#ports = ports;
    this.#refresh = new Refresh(() => this.#load(), PAUSE_MS);
    this.#unsubscribe = ports.bridge.subscribe('discussion.changed', ({ doc }) => {
      if (doc === this.#note) this.#refresh.want();
    });
  }

  /** Another note is on screen, or its document is another one. Returns what ends that. */
  follow(note: NoteId | undefined, doc: Y.Doc | undefined): () => void {
    this.#note = note;
    this.#doc = doc;
    this.#open = [];
    if (note === undefined || doc === undefined) return () => undefined;
    const body = doc.getText('body');
    const count = (): void => {
      this.#edits += 1;
    };
    body.observe(count);
    this.#refresh.want();
    return () => body.unobserve(count);
  }

  /** An editor shows the note, until what is returned is called. */
  serve(editor: CommentEditor): () => void {
    this.#editor = editor;
    // It is being made, and cannot be told anything yet.
    queueMicrotask(() => this.#mark());
    return () => {
      if (this.#editor === editor) this.#editor = undefined;
    };
  }

  /** Begins a comment on what is selected; nothing happens when nothing is. */
  begin(): void {
    const selected = this.#editor?.selected();
    if (selected === undefined || this.#doc === undefined) return;
    this.#begun = anchorOf(this.#doc, selected);
    this.#ports.showPane();
  }

  /** What is to be commented on, once, for whoever writes the comment. */
  takeBegun(): TextAnchor | undefined {
    const begun = this.#begun;
    if (begun !== undefined) this.#begun = undefined;
    return begun;
  }

  /** Shows a comment in the pane. */
  show(id: MessageId): void {
    this.#asked = id;
    this.#ports.showPane();
  }

  /** Which message is to be shown, once, for whoever shows messages. */
  takeAsked(): MessageId | undefined {
    const asked = this.#asked;
    if (asked !== undefined) this.#asked = undefined;
    return asked;
  }

  /** Where the text of a comment is now; undefined when it is gone. Follows what is written. */
  placeOf(anchor: TextAnchor): TextRange | undefined {
    this.#edits;
    return this.#doc && rangeOf(this.#doc, anchor);
  }

  /** Brings the text of a comment into sight. */
  reveal(anchor: TextAnchor): void {
    const range = this.placeOf(anchor);
    if (range !== undefined) this.#editor?.reveal(range);
  }

  close(): void {
    this.#unsubscribe();
    this.#refresh.close();
  }

  async #load(): Promise<void> {
    const note = this.#note;
    if (note === undefined) return;
    const question = { doc: note, limit: MOST_MARKED, isOpenOnly: true };
    const answer = await ask(this.#ports.bridge, 'discussion.list', question);
    if (!answer.ok || note !== this.#note) return;
    this.#open = answer.value.messages;
    this.#mark();
  }

  #mark(): void {
    const doc = this.#doc;
    if (doc === undefined) return;
    const places = this.#open.flatMap(({ id, anchor }) => {
      const range = anchor && rangeOf(doc, anchor);
      return range === undefined ? [] : [{ id, ...range }];
    });
    this.#editor?.mark(places);
  }
}

import type { Bridge } from '../../core/contract/bridge.ts';
import { MAX_COPIED_UNITS } from '../../core/contract/link-commands.ts';
import { MAX_PASTED_BYTES, type PastedMarkdown } from '../../core/contract/paste-commands.ts';
import { parseAttachmentAddress } from '../../core/markdown/attachment-address.ts';
import { ask } from '../api/bridge.ts';
import { texts } from './texts.svelte.ts';
import type { Attachments } from './attachments/attachments.svelte.ts';

/** What a note asks of the world outside the window: links to open, text for the clipboard, the Markdown of a paste. */
export class Outward {
  readonly #bridge: Bridge;
  readonly #attachments: Attachments;
  readonly #say: (text: string) => void;

  constructor(bridge: Bridge, attachments: Attachments, say: (text: string) => void) {
    this.#bridge = bridge;
    this.#attachments = attachments;
    this.#say = say;
  }

  /** Opens a link in the browser or the mail program, or an attachment; main asks the person first. */
  openLink(address: string): void {
    const file = parseAttachmentAddress(address);
    if (file === undefined) void this.#openLink(address);
    else this.#attachments.open(file);
  }

  /** Puts text onto the clipboard and says so. */
  copyText(text: string): void {
    void this.#copyText(text);
  }

  /** Has main turn pasted HTML into Markdown; plain when it is too long or main does not answer. */
  async toMarkdown(html: string): Promise<PastedMarkdown> {
    if (html.length > MAX_PASTED_BYTES) return { kind: 'plain' };
    const answer = await ask(this.#bridge, 'paste.toMarkdown', { html });
    return answer.ok ? answer.value : { kind: 'plain' };
  }

  async #openLink(address: string): Promise<void> {
    // A longer one is none, and would not get through the door.
    const url = address.slice(0, 8192);
    const answer = await ask(this.#bridge, 'links.open', { url });
    if (!answer.ok) this.#say(texts().errors[answer.error.code]);
    else if (answer.value === 'unsafe') this.#say(texts().opening.unsafeLink);
    else if (answer.value === 'failed') this.#say(texts().opening.noProgram);
  }

  async #copyText(text: string): Promise<void> {
    if (text.length > MAX_COPIED_UNITS) return this.#say(texts().note.tooMuchToCopy);
    const answer = await ask(this.#bridge, 'clipboard.writeText', { text });
    this.#say(answer.ok ? texts().note.copied : texts().errors[answer.error.code]);
  }
}

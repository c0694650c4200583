import type * as Y from 'yjs';
import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { ask } from '../api/bridge.ts';
import { FROM_MAIN } from './note-binding.ts';
import type { Rewritings } from './rewritings.svelte.ts';
import { texts } from './texts.svelte.ts';
import type { ToastMessage } from './toasts.svelte.ts';

/** What is needed to let links follow a title. */
interface TitleLinkPorts {
  readonly bridge: Bridge;
  readonly rewritings: Rewritings;
  readonly say: (text: string, action?: ToastMessage['action']) => void;
}

/** How long a title rests before it counts as written, in ms. */
const REST_MS = 4000;

/** A title that is being followed. */
export interface FollowedTitle {
  /** The title is as it should be for now: the caret left it, say. */
  settle(): void;
  /** Nobody looks at the note any more. */
  close(): void;
}

/** Offers to let the links of other notes follow a title that was changed in this window. */
export class TitleLinks {
  readonly #ports: TitleLinkPorts;

  constructor(ports: TitleLinkPorts) {
    this.#ports = ports;
  }

  /** Follows the title of a note on screen. What others do to it, they are asked about. */
  follow(id: NoteId, text: Y.Text): FollowedTitle {
    let before = text.toString().trim();
    let isOwn = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async (): Promise<void> => {
      clearTimeout(timer);
      const now = text.toString().trim();
      if (!isOwn || now === '' || linkKeyOf(now) === linkKeyOf(before)) return;
      isOwn = false;
      // A title that nobody links to is no loss; one that was offered is offered once.
      const old = before;
      before = now;
      if (old !== '') await this.#offer(id, old, () => text.toString().trim());
    };
    const hear = (_event: Y.YTextEvent, { origin }: Y.Transaction): void => {
      if (origin === FROM_MAIN) return;
      isOwn = true;
      clearTimeout(timer);
      timer = setTimeout(() => void look(), REST_MS);
    };
    text.observe(hear);
    const settle = (): void => void look();
    return {
      settle,
      close: () => {
        text.unobserve(hear);
        settle();
      },
    };
  }

  async #offer(id: NoteId, old: string, titleNow: () => string): Promise<void> {
    const stale = await ask(this.#ports.bridge, 'links.countStale', { id, title: old });
    if (!stale.ok || stale.value.notes === 0) return;
    const say = texts().tags;
    const run = (): void =>
      void this.#ports.rewritings.run('links.retitle', { from: old, to: titleNow() }, say.updatedLinks);
    this.#ports.say(say.staleLinks(stale.value.notes), { label: say.updateLinks, run });
  }
}

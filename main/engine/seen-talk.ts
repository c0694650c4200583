import type { DiscussionId } from '../../core/contract/discussion-values.ts';
import { mutedIn, talkMarksIn, type TalkMark } from '../../core/discussion/talk-marks.ts';
import { memberDocOf } from '../../core/workspace/member-doc.ts';
import type { Log } from '../log.ts';
import type { Notes } from '../notes/notes.ts';

/** The part of the catalog that knows which messages were seen. */
export interface SeenTalkCatalog {
  /** Takes marks over those it has. */
  putTalkSeen(marks: readonly TalkMark[]): Promise<void>;
}

interface SeenTalkPorts {
  readonly notes: Notes;
  readonly catalog: SeenTalkCatalog;
  readonly account: string;
  readonly log: Log;
  /** Something else is unread, or muted, in a discussion. */
  readonly onChanged: (doc: DiscussionId) => void;
}

const keyOf = ({ doc, device }: TalkMark): string => `${doc} ${device}`;

/** Keeps the catalog in step with what the member has seen of discussions, and knows which are muted. */
export class SeenTalk {
  readonly #ports: SeenTalkPorts;
  readonly #told = new Map<string, number>();
  #muted: ReadonlySet<DiscussionId> = new Set();
  #telling: Promise<void> = Promise.resolve();

  constructor(ports: SeenTalkPorts) {
    this.#ports = ports;
  }

  /** As far as the member's document was read. */
  isMuted(doc: DiscussionId): boolean {
    return this.#muted.has(doc);
  }

  /** The member's document changed, or was not read yet. */
  changed(): void {
    this.#telling = this.#telling
      .then(() => this.#tell())
      .catch((cause: unknown) => this.#ports.log.error('seen messages not listed', cause));
  }

  /** The catalog began anew, and knows of no marks. */
  forgotten(): void {
    this.#told.clear();
    this.changed();
  }

  async #tell(): Promise<void> {
    const { notes, catalog, account, onChanged } = this.#ports;
    const [marks, muted] = await notes.readShared(
      memberDocOf(account),
      (me) => [talkMarksIn(me), mutedIn(me)] as const,
    );
    const changed = marks.filter((mark) => this.#told.get(keyOf(mark)) !== mark.lamport);
    const others = [...muted, ...this.#muted].filter((doc) => muted.has(doc) !== this.#muted.has(doc));
    this.#muted = muted;
    if (changed.length > 0) await catalog.putTalkSeen(changed);
    for (const mark of changed) this.#told.set(keyOf(mark), mark.lamport);
    for (const doc of new Set([...changed.map((mark) => mark.doc), ...others])) onChanged(doc);
  }
}

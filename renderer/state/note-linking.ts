import type { Bridge } from '../../core/contract/bridge.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import type { MemberRow, TagRow, TitleRow } from '../../core/contract/reference-commands.ts';
import type { LinkTarget } from '../../core/note/link-target.ts';
import { ask } from '../api/bridge.ts';
import { texts } from './texts.svelte.ts';
import { inTurn } from './in-turn.ts';
import { ResolvedTitles } from './resolved-titles.ts';

/** What the links, tags and names of a note need of the window. */
interface LinkingPorts {
  readonly bridge: Bridge;
  /** Shows a note, and a heading of it. */
  readonly openNote: (id: NoteId, heading: string | undefined) => void;
  /** Goes to a heading of the note on screen. */
  readonly goTo: (heading: string) => void;
  readonly search: (query: string) => void;
  readonly say: (text: string, action?: { readonly label: string; readonly run: () => void }) => void;
}

/** How many entries a menu offers at most. */
const MENU_ROWS = 10;

/** Links from the note on screen to others: what they could be, where they lead, and following them. */
export class NoteLinking {
  readonly titles: ResolvedTitles;
  readonly #ports: LinkingPorts;

  /** The notes that are meant by what was typed. Undefined when something newer was asked meanwhile, as below. */
  readonly findTitles: (query: string) => Promise<readonly TitleRow[] | undefined>;
  /** The tags that begin so. */
  readonly findTags: (beginning: string) => Promise<readonly TagRow[] | undefined>;
  /** Everybody in the workspace. */
  readonly findMembers: (question: undefined) => Promise<readonly MemberRow[] | undefined>;

  constructor(ports: LinkingPorts) {
    const { bridge } = ports;
    this.#ports = ports;
    this.titles = new ResolvedTitles(bridge);
    this.findTitles = inTurn(async (query) => {
      const found = await ask(bridge, 'notes.findTitles', { query, limit: MENU_ROWS });
      return found.ok ? found.value : [];
    });
    this.findTags = inTurn(async (beginning) => {
      const found = await ask(bridge, 'notes.findTags', { beginning, limit: MENU_ROWS });
      return found.ok ? found.value : [];
    });
    this.findMembers = inTurn(async () => {
      const found = await ask(bridge, 'workspace.members', undefined);
      return found.ok ? found.value : [];
    });
  }

  /** Follows a link. A note that it names and that is not there is made. */
  open(target: LinkTarget): void {
    void this.#open(target);
  }

  /** Makes the note that a link names, and stays where one is. */
  create(title: string): void {
    void this.#create(title).then((id) => {
      if (id === undefined) return;
      const open = { label: texts().actions.open, run: () => this.#ports.openNote(id, undefined) };
      this.#ports.say(texts().note.made(title), open);
    });
  }

  /** Lists the notes that bear a tag. */
  searchTag(name: string): void {
    // The space says that the tag is whole.
    this.#ports.search(`#${name} `);
  }

  close(): void {
    this.titles.close();
  }

  async #open({ title, heading }: LinkTarget): Promise<void> {
    if (title === '') {
      if (heading !== undefined) this.#ports.goTo(heading);
      return;
    }
    // Asked anew: what is drawn may be a moment old, and a second note of the title would be made.
    const answer = await ask(this.#ports.bridge, 'notes.resolveTitles', { titles: [title] });
    if (!answer.ok) return this.#ports.say(texts().errors[answer.error.code]);
    const id = answer.value[0]?.note?.id ?? (await this.#create(title));
    if (id !== undefined) this.#ports.openNote(id, heading);
  }

  async #create(title: string): Promise<NoteId | undefined> {
    const made = await ask(this.#ports.bridge, 'notes.createTitled', { title });
    if (made.ok) return made.value.id;
    this.#ports.say(texts().errors[made.error.code]);
    return undefined;
  }
}

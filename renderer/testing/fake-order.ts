import type * as Y from 'yjs';
import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { NoteId } from '../../core/contract/ids.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import type { rewriteCommands } from '../../core/contract/rewrite-commands.ts';
import type { tagCommands } from '../../core/contract/tag-commands.ts';
import { linkKeyOf } from '../../core/note/link-target.ts';
import { linkMention, mentionOf } from '../../core/note/mentions.ts';
import { referencesOf } from '../../core/note/references.ts';
import { renameTag } from '../../core/note/rename-tag.ts';
import { retitleLinks } from '../../core/note/retitle-links.ts';
import { type Rewriting, undoRewriting } from '../../core/note/rewrite.ts';
import { summaryOf } from '../../core/note/summary.ts';
import { isTagName, tagKeyOf } from '../../core/note/tag-name.ts';
import { renameTagColours, setTagColour, tagColoursIn } from '../../core/workspace/tag-colours.ts';

/** What a fake main knows that its answers about tags and links are made of. */
export interface FakeOrderPorts {
  readonly docs: () => ReadonlyMap<NoteId, Y.Doc>;
  readonly change: (id: NoteId, change: (doc: Y.Doc) => void) => boolean;
  /** The workspace's shared document. */
  readonly ws: Y.Doc;
  readonly tell: () => void;
}

/** The tags and links of a fake main: the real rules, note by note. */
export class FakeOrder {
  readonly #ports: FakeOrderPorts;
  readonly #rewritings: Map<NoteId, Rewriting>[] = [];

  constructor(ports: FakeOrderPorts) {
    this.#ports = ports;
  }

  handlers(): HandlersOf<keyof typeof tagCommands | keyof typeof rewriteCommands> {
    const { ws, tell } = this.#ports;
    return {
      'tags.list': async () => succeed(this.#tags()),
      'tags.setColour': async ({ name, colour }) => {
        setTagColour(ws, name, colour);
        tell();
        return succeed(undefined);
      },
      'tags.rename': async ({ from, to }) => {
        if (!isTagName(to)) return fail({ code: 'tag-name-invalid' });
        renameTagColours(ws, from, to);
        return succeed(this.#rewrite((doc) => renameTag(doc, from, to)));
      },
      'links.countStale': async ({ title }) => {
        const isTaken = this.#notes().some((note) => linkKeyOf(note.title) === linkKeyOf(title));
        return succeed({ notes: isTaken ? 0 : this.#notes().filter((note) => linksTo(note.text, title)).length });
      },
      'links.retitle': async ({ from, to }) => succeed(this.#rewrite((doc) => retitleLinks(doc, from, to))),
      'notes.mentions': async ({ id }) => {
        const title = this.#notes().find((note) => note.id === id)?.title ?? '';
        const others = this.#notes().filter((note) => note.id !== id && !linksTo(note.text, title));
        return succeed(
          others.flatMap((note) => {
            const mention = mentionOf(note.text, title);
            return mention ? [{ id: note.id, title: note.title, context: mention.context, editedMs: 0 }] : [];
          }),
        );
      },
      'notes.linkMention': async ({ id, title }) =>
        succeed(this.#rewrite((doc, note) => (note === id ? linkMention(doc, title) : undefined))),
      'rewritings.undo': async ({ rewriting }) => {
        for (const [id, done] of this.#rewritings[rewriting] ?? [])
          this.#ports.change(id, (doc) => undoRewriting(doc, done));
        return succeed(undefined);
      },
    };
  }

  #notes() {
    const all = [...this.#ports.docs()].map(([id, doc]) => ({ id, ...summaryOf(doc) }));
    return all.filter(({ isTrashed }) => !isTrashed);
  }

  #tags() {
    const counts = new Map<string, { name: string; count: number }>();
    for (const { tags, text } of this.#notes()) {
      const borne = new Map([...referencesOf(text).tags, ...tags].map((name) => [tagKeyOf(name), name]));
      for (const [key, name] of borne) counts.set(key, { name, count: (counts.get(key)?.count ?? 0) + 1 });
    }
    const colours = tagColoursIn(this.#ports.ws);
    return [...counts].sort().map(([key, tag]) => {
      const colour = colours.get(key);
      return colour === undefined ? tag : { ...tag, colour };
    });
  }

  #rewrite(rewrite: (doc: Y.Doc, id: NoteId) => Rewriting | undefined) {
    const done = new Map<NoteId, Rewriting>();
    for (const { id } of this.#notes())
      this.#ports.change(id, (doc) => {
        const rewriting = rewrite(doc, id);
        if (rewriting !== undefined) done.set(id, rewriting);
      });
    return { rewriting: this.#rewritings.push(done) - 1, notes: done.size };
  }
}

const linksTo = (text: string, title: string): boolean =>
  referencesOf(text).links.some(({ key }) => key === linkKeyOf(title));

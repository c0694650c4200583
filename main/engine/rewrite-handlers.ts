import type { HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { rewriteCommands } from '../../core/contract/rewrite-commands.ts';
import { linkMention } from '../../core/note/mentions.ts';
import { retitleLinks } from '../../core/note/retitle-links.ts';
import type { Notes } from '../notes/notes.ts';
import type { Rewritings } from './rewritings.ts';
import type { Workspace } from './workspace.ts';

/** What answers commands that rewrite links. */
interface RewritePorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  readonly rewritings: Rewritings;
}

const MAX_MENTIONS = 50;

/** Keeps links right, by what the catalog knows of them. */
export function rewriteHandlers(ports: RewritePorts): HandlersOf<keyof typeof rewriteCommands> {
  const { workspace, writable, rewritings } = ports;
  const flushed = async () => {
    // What was typed a moment ago may not be in the catalog yet.
    await (await writable()).flush();
    return workspace().references;
  };
  return {
    'links.countStale': async ({ id, title }) => {
      const references = await flushed();
      const [resolved] = await references.resolveTitles([title]);
      if (resolved?.note !== undefined) return succeed({ notes: 0 });
      const linking = await references.notesLinking(title);
      return succeed({ notes: linking.filter((note) => note !== id).length });
    },
    'links.retitle': async ({ from, to }) => {
      const linking = await (await flushed()).notesLinking(from);
      return rewritings.run(linking, (doc) => retitleLinks(doc, from, to));
    },
    'notes.mentions': async ({ id }) => succeed(await workspace().references.mentions({ id, limit: MAX_MENTIONS })),
    'notes.linkMention': ({ id, title }) => rewritings.run([id], (doc) => linkMention(doc, title)),
    'rewritings.undo': ({ rewriting }) => rewritings.undo(rewriting),
  };
}

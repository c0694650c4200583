import type { HandlersOf } from '../../core/contract/handlers.ts';
import { fail, succeed } from '../../core/contract/result.ts';
import type { tagCommands } from '../../core/contract/tag-commands.ts';
import { renameTag } from '../../core/note/rename-tag.ts';
import { isTagName, tagKeyOf } from '../../core/note/tag-name.ts';
import { renameTagColours, setTagColour, tagColoursIn } from '../../core/workspace/tag-colours.ts';
import type { Notes } from '../notes/notes.ts';
import { WORKSPACE_DOC } from './notebook-handlers.ts';
import type { Rewritings } from './rewritings.ts';
import type { Workspace } from './workspace.ts';

/** What answers commands about tags. */
interface TagPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  readonly rewritings: Rewritings;
}

/** Tags from the catalog, their colours from the workspace's shared document. */
export function tagHandlers({ workspace, writable, rewritings }: TagPorts): HandlersOf<keyof typeof tagCommands> {
  return {
    'tags.list': async () => {
      const { references, notes } = workspace();
      const colours = await notes.readShared(WORKSPACE_DOC, tagColoursIn);
      const tags = await references.tags();
      return succeed(
        tags.map((tag) => {
          const colour = colours.get(tagKeyOf(tag.name));
          return colour === undefined ? tag : { ...tag, colour };
        }),
      );
    },
    'tags.setColour': async ({ name, colour }) =>
      (await writable()).editShared(WORKSPACE_DOC, (ws) => setTagColour(ws, name, colour)),
    'tags.rename': async ({ from, to: written }) => {
      const to = written.trim().replace(/^#/, '').replace(/\/+$/, '');
      if (!isTagName(to)) return fail({ code: 'tag-name-invalid' });
      const notes = await writable();
      // What was tagged a moment ago may not be in the catalog yet.
      await notes.flush();
      const bearing = await workspace().references.notesTagged(from);
      const rewritten = await rewritings.run(bearing, (doc) => renameTag(doc, from, to));
      if (!rewritten.ok) return rewritten;
      const recoloured = await notes.editShared(WORKSPACE_DOC, (ws) => renameTagColours(ws, from, to));
      return recoloured.ok ? rewritten : recoloured;
    },
  };
}

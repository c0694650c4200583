import type { HandlersOf } from '../../core/contract/handlers.ts';
import type { nameCommands } from '../../core/contract/name-commands.ts';
import type { referenceCommands } from '../../core/contract/reference-commands.ts';
import { succeed } from '../../core/contract/result.ts';
import { LOCAL_ACCOUNT } from '../../core/segment/ids.ts';
import type { Workspace } from './workspace.ts';

/** What answers questions about links, tags and members. */
interface ReferencePorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Pick<Workspace['notes'], 'create' | 'isRebuilding' | 'settled'>>;
  readonly now: () => number;
}

const MAX_BACKLINKS = 200;

/** Answers what notes say of each other from the catalog, and makes the notes that links name. */
export function referenceHandlers(
  ports: ReferencePorts,
): HandlersOf<keyof typeof referenceCommands | keyof typeof nameCommands> {
  const references = () => ports.workspace().references;
  return {
    'notes.findTitles': async (question) => succeed(await references().findTitles(question)),
    'notes.resolveTitles': async ({ titles }) => succeed(await references().resolveTitles(titles)),
    'notes.backlinks': async ({ id }) => succeed(await references().backlinks({ id, limit: MAX_BACKLINKS })),
    'notes.findTags': async (question) => succeed(await references().findTags(question)),
    'notes.findByLetters': async (question) => succeed(await references().findByLetters(question)),
    'notes.readTitles': async ({ ids }) => succeed(await references().readTitles(ids)),
    'notes.createTitled': async ({ title }) => {
      const notes = await ports.writable();
      // What the list has not got to yet must not be made a second time.
      if (notes.isRebuilding) {
        await notes.settled();
        const [known] = await references().resolveTitles([title]);
        if (known?.note) return succeed({ id: known.note.id });
      }
      const meta = new Map([['created', ports.now()]]);
      // A title is one line.
      return notes.create({ title: title.replace(/\s+/g, ' ').trim(), body: '', meta });
    },
    'workspace.members': async () => {
      const accounts = new Set([...(await references().members()), ports.workspace().entry.account]);
      accounts.delete(LOCAL_ACCOUNT);
      return succeed([...accounts].sort().map((account) => ({ account })));
    },
  };
}

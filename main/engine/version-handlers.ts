import type { HandlersOf } from '../../core/contract/handlers.ts';
import { succeed } from '../../core/contract/result.ts';
import type { versionCommands } from '../../core/contract/version-commands.ts';
import type { Notes } from '../notes/notes.ts';
import type { Rewritings } from './rewritings.ts';
import type { Workspace } from './workspace.ts';

/** What answers about versions. */
interface VersionHandlerPorts {
  /** The workspace on screen. */
  readonly workspace: () => Workspace;
  /** Resolves when notes may be written. */
  readonly writable: () => Promise<Notes>;
  readonly rewritings: Rewritings;
}

/** Answers what notes said before, and brings it back. */
export function versionHandlers(ports: VersionHandlerPorts): HandlersOf<keyof typeof versionCommands> {
  const { workspace, writable, rewritings } = ports;
  const versions = () => workspace().history.versions;
  return {
    'versions.list': async ({ note, ...page }) => succeed(await versions().list(note, page)),
    'versions.compare': async ({ with: other, ...version }) => versions().compare(version, other),
    'versions.name': async ({ note, name }) => {
      await writable();
      return versions().name(note, name);
    },
    'versions.restore': async (version) => {
      await writable();
      return versions().restore(version, (rewrite) => rewritings.run([version.note], rewrite));
    },
    'versions.revive': async (version) => {
      await writable();
      return versions().revive(version);
    },
    'versions.erased': async () => succeed(await versions().erased()),
  };
}

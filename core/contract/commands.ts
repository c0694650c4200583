import type * as v from 'valibot';
import { attachmentCommands } from './attachment-commands.ts';
import { bulkExportCommands } from './bulk-export-commands.ts';
import { crashCommands } from './crash-commands.ts';
import { diagramCommands } from './diagram-commands.ts';
import { discussionCommands } from './discussion-commands.ts';
import { engineCommands } from './engine-commands.ts';
import { exportCommands } from './export-commands.ts';
import { importCommands } from './import-commands.ts';
import { launchCommands } from './launch-commands.ts';
import { linkCommands } from './link-commands.ts';
import { nameCommands } from './name-commands.ts';
import { presenceCommands } from './presence-commands.ts';
import { referenceCommands } from './reference-commands.ts';
import { mirrorCommands } from './mirror-commands.ts';
import { memberCommands } from './member-commands.ts';
import { notebookCommands } from './notebook-commands.ts';
import { pasteCommands } from './paste-commands.ts';
import { rewriteCommands } from './rewrite-commands.ts';
import { sharingCommands } from './sharing-commands.ts';
import { tagCommands } from './tag-commands.ts';
import { trashCommands } from './trash-commands.ts';
import { serverCheckCommands } from './server-check-commands.ts';
import { settingsCommands } from './settings-commands.ts';
import { textCommands } from './text-commands.ts';
import { taskCommands } from './task-commands.ts';
import { templateCommands } from './template-commands.ts';
import { windowCommands } from './window-commands.ts';
import { versionCommands } from './version-commands.ts';
import { updateCommands } from './update-commands.ts';
import { spellingCommands } from './spelling-commands.ts';

/**
 * Everything a window can ask of main, by name: strict input, output, and how large the input may be in bytes
 * (strings and byte arrays counted). One entry in one of these tables adds a command: handler, client and door are
 * typed by them. A table belongs to the part of main that answers it.
 */
export const commands = {
  ...engineCommands,
  ...attachmentCommands,
  ...bulkExportCommands,
  ...crashCommands,
  ...diagramCommands,
  ...discussionCommands,
  ...exportCommands,
  ...importCommands,
  ...launchCommands,
  ...linkCommands,
  ...mirrorCommands,
  ...memberCommands,
  ...nameCommands,
  ...notebookCommands,
  ...presenceCommands,
  ...referenceCommands,
  ...pasteCommands,
  ...rewriteCommands,
  ...sharingCommands,
  ...tagCommands,
  ...trashCommands,
  ...serverCheckCommands,
  ...settingsCommands,
  ...spellingCommands,
  ...textCommands,
  ...taskCommands,
  ...templateCommands,
  ...updateCommands,
  ...versionCommands,
  ...windowCommands,
} as const;

export type Commands = typeof commands;
export type CommandName = keyof Commands;
export type CommandInput<N extends CommandName> = v.InferOutput<Commands[N]['input']>;
export type CommandOutput<N extends CommandName> = v.InferOutput<Commands[N]['output']>;

import type { attachmentCommands } from './attachment-commands.ts';
import type { CommandInput, CommandName, CommandOutput } from './commands.ts';
import type { crashCommands } from './crash-commands.ts';
import type { discussionCommands } from './discussion-commands.ts';
import type { engineCommands } from './engine-commands.ts';
import type { EventName, EventPayload } from './events.ts';
import type { memberCommands } from './member-commands.ts';
import type { nameCommands } from './name-commands.ts';
import type { notebookCommands } from './notebook-commands.ts';
import type { presenceCommands } from './presence-commands.ts';
import type { referenceCommands } from './reference-commands.ts';
import type { exportCommands } from './export-commands.ts';
import type { Result } from './result.ts';
import type { rewriteCommands } from './rewrite-commands.ts';
import type { sharingCommands } from './sharing-commands.ts';
import type { tagCommands } from './tag-commands.ts';
import type { trashCommands } from './trash-commands.ts';
import type { taskCommands } from './task-commands.ts';
import type { templateCommands } from './template-commands.ts';
import type { serverCheckCommands } from './server-check-commands.ts';
import type { settingsCommands } from './settings-commands.ts';
import type { textCommands } from './text-commands.ts';
import type { versionCommands } from './version-commands.ts';
import type { windowCommands } from './window-commands.ts';

/** One loaded page of one window; a reload is a new one. Given out by the shell, never by the page. */
export type WindowId = number;

/** What answers the commands of one table. A missing handler does not compile. */
export type HandlersOf<Name extends CommandName> = {
  readonly [N in Name]: (input: CommandInput<N>, window: WindowId) => Promise<Result<CommandOutput<N>>>;
};

/** What answers every command. */
export type Handlers = HandlersOf<CommandName>;

/** What the shell answers about attachments, because the system has a part in it. */
type ShellAttachmentCommand = 'attachments.pick' | 'attachments.open' | 'attachments.save' | 'attachments.loadRemote';
export type ShellAttachmentHandlers = HandlersOf<ShellAttachmentCommand>;

/** What the engine answers about attachments. */
export type EngineAttachmentHandlers = HandlersOf<Exclude<keyof typeof attachmentCommands, ShellAttachmentCommand>>;

/** The commands of the engine, and what answers them. */
export type EngineCommandName =
  | keyof typeof discussionCommands
  | keyof typeof engineCommands
  | keyof typeof memberCommands
  | keyof typeof nameCommands
  | keyof typeof notebookCommands
  | keyof typeof presenceCommands
  | keyof typeof referenceCommands
  | keyof typeof rewriteCommands
  | keyof typeof sharingCommands
  | keyof typeof serverCheckCommands
  | keyof typeof tagCommands
  | keyof typeof trashCommands
  | keyof typeof taskCommands
  | keyof typeof templateCommands
  | keyof typeof textCommands
  | keyof typeof versionCommands
  | keyof EngineAttachmentHandlers;
export type EngineHandlers = HandlersOf<EngineCommandName>;

/** What the shell answers about settings. */
export type SettingsHandlers = HandlersOf<keyof typeof settingsCommands>;

/** What the shell answers about crashes. */
export type CrashHandlers = HandlersOf<keyof typeof crashCommands>;

/** What the shell answers about windows. */
export type WindowHandlers = HandlersOf<keyof typeof windowCommands>;

/** What answers about notes on their way out. */
export type ExportHandlers = HandlersOf<keyof typeof exportCommands>;

/** One event on its way to one window, or to all of them when `window` is absent. */
export type OutgoingEvent = {
  [N in EventName]: { readonly name: N; readonly payload: EventPayload<N>; readonly window?: WindowId };
}[EventName];

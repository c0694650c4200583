import * as v from 'valibot';
import { attachmentEvents } from './attachment-commands.ts';
import { bulkExportEvents } from './bulk-export-commands.ts';
import { crashEvents } from './crash-events.ts';
import { discussionEvents } from './discussion-commands.ts';
import { noteId } from './ids.ts';
import { importEvents } from './import-commands.ts';
import { launchEvents } from './launch-events.ts';
import { mirrorEvents } from './mirror-commands.ts';
import { memberEvents } from './member-commands.ts';
import { notebookEvents } from './notebook-commands.ts';
import { rewriteEvents } from './rewrite-commands.ts';
import { settingsEvents } from './settings-events.ts';
import { WINDOW_COMMANDS } from '../shortcuts/window-commands.ts';
import { versionEvents } from './version-commands.ts';
import { updateEvents } from './update-commands.ts';
import { spellingEvents } from './spelling-events.ts';
import { bytes, count, syncStatus, workspaceInfo } from './values.ts';

/** Everything main tells a window unasked, by name. Facts in the past; a window that misses one can ask again. */
export const events = {
  /** Something in the list changed; pages on screen should be asked for again. At most four a second. */
  'notes.listChanged': v.strictObject({ total: count }),
  /** Someone else (another device, another window, main) changed a note that this window has open. */
  'notes.edited': v.strictObject({ id: noteId, update: bytes }),
  /** The window's client id for this note is void; open the note again and write under the new one. */
  'notes.reopenNeeded': v.strictObject({ id: noteId }),
  /** A note that this window has open was erased for good, here or by somebody else. Close it. */
  'notes.erased': v.strictObject({ id: noteId }),
  'sync.statusChanged': syncStatus,
  /** Another workspace is on screen now (linked, unlinked). `counterparts` are what notes that windows show go on as, if they do. */
  'workspace.changed': v.strictObject({
    workspace: workspaceInfo,
    counterparts: v.array(v.strictObject({ from: noteId, to: noteId })),
  }),
  /** A command was chosen from the application menu. */
  'app.menuChosen': v.strictObject({ command: v.picklist(WINDOW_COMMANDS) }),
  /** Something a person should be told once: this computer took a new device id because its profile runs elsewhere, too. */
  'app.noticed': v.strictObject({ notice: v.picklist(['device-renewed']) }),
  /** The app is about to close: send what is unsent. The window answers by sending its edits; main waits for them for a moment. */
  'app.closing': v.strictObject({ waitMs: count }),
  ...attachmentEvents,
  ...bulkExportEvents,
  ...discussionEvents,
  ...importEvents,
  ...memberEvents,
  ...notebookEvents,
  ...rewriteEvents,
  ...launchEvents,
  ...mirrorEvents,
  ...settingsEvents,
  ...updateEvents,
  ...versionEvents,
  ...spellingEvents,
  ...crashEvents,
} as const;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = v.InferOutput<Events[N]>;

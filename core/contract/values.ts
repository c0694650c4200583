import * as v from 'valibot';
import { role } from '../membership/role.ts';
import { clientId, notebookId, noteId, workspaceId } from './ids.ts';

/** A count of things: whole and not negative. */
export const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Wall-clock time in milliseconds since 1970; for display only, nothing is decided by it. */
export const timeMs = v.pipe(v.number(), v.safeInteger());

/** Bytes of a Yjs update or state, encoding V1. */
export const bytes = v.custom<Uint8Array>((input) => input instanceof Uint8Array);

/** What the list shows of one note. `createdMs` is 0 when nobody said; `title` may be empty; `excerpt` is the first text after it, at most 160 characters. */
export const noteRow = v.strictObject({
  id: noteId,
  title: v.string(),
  excerpt: v.string(),
  editedMs: timeMs,
  createdMs: timeMs,
  /** The account that wrote last. */
  editedBy: v.string(),
  isTrashed: v.boolean(),
  /** When it was put into the Trash, 0 while it is not there, and which account did, empty when that cannot be told. */
  trashedMs: timeMs,
  trashedBy: v.string(),
  isPinned: v.boolean(),
  /** Others changed it since it was seen here. */
  isUnread: v.boolean(),
  /** How many messages of its discussion others wrote since it was seen here. */
  unreadMessages: count,
  notebook: v.optional(notebookId),
  /** Those in fields and those in the text, as they are written there. */
  tags: v.array(v.string()),
});
export type NoteRow = v.InferOutput<typeof noteRow>;

/** A window's own way into one note: the whole state, and the client id that the window must write under. */
export const openNote = v.strictObject({ id: noteId, clientId, state: bytes });
export type OpenNote = v.InferOutput<typeof openNote>;

/** Why a linked workspace waits for a person. */
export const needsYouReason = v.picklist([
  'sign-in',
  'no-permission',
  'database-missing',
  'database-foreign',
  'database-newer',
  'server-full',
  'store-failed',
]);
export type NeedsYouReason = v.InferOutput<typeof needsYouReason>;

/** What keeps a linked workspace from its server for now, and passes or is retried by itself. */
export const passingProblem = v.picklist([
  'unreachable',
  'untrusted',
  'not-couchdb',
  'server',
  'too-busy',
  'too-large',
]);
export type PassingProblem = v.InferOutput<typeof passingProblem>;

/** Where a workspace stands with its server. Drawn in `core/sync/sync-state.ts`. */
export const syncPhase = v.variant('state', [
  v.strictObject({ state: v.literal('local') }),
  /** Linked, but the app was started without network: nothing is sent or received. */
  v.strictObject({ state: v.literal('safe-mode') }),
  v.strictObject({ state: v.literal('connecting') }),
  v.strictObject({ state: v.literal('first-sync'), received: count, total: count }),
  v.strictObject({ state: v.literal('live'), receiving: count }),
  v.strictObject({ state: v.literal('offline') }),
  v.strictObject({ state: v.literal('needs-you'), reason: needsYouReason }),
]);
export type SyncPhase = v.InferOutput<typeof syncPhase>;

/**
 * Where the files of a linked workspace stand. `waiting` counts files here that the server was not yet seen to hold,
 * `parked` those that it refused; `arriving` files of which parts are being fetched; `refused` documents from the server
 * that were no sound parts of files. `isKept` is false while the server has no place for files: they stay on this computer.
 */
export const filesStatus = v.strictObject({
  waiting: count,
  arriving: count,
  parked: count,
  refused: count,
  isKept: v.boolean(),
});
export type FilesStatus = v.InferOutput<typeof filesStatus>;

/**
 * What the status chip tells. `waiting` counts this device's segments that the server was not yet seen to hold;
 * `parked` those that the server refused one by one; `refused` foreign documents that failed validation.
 */
export const syncStatus = v.strictObject({
  phase: syncPhase,
  waiting: count,
  parked: count,
  refused: count,
  lastContactMs: v.optional(timeMs),
  lastProblem: v.optional(passingProblem),
  /** What this member may do; absent where nobody has a role. */
  role: v.optional(role),
  /** Absent where no files are synchronised. */
  files: v.optional(filesStatus),
});
export type SyncStatus = v.InferOutput<typeof syncStatus>;

/** The workspace on screen. `link` is absent while it lives on this computer alone. `keepsPassword` is false where the system has no safe place for it. */
export const workspaceInfo = v.strictObject({
  id: workspaceId,
  name: v.string(),
  link: v.optional(
    v.strictObject({ server: v.string(), database: v.string(), account: v.string(), keepsPassword: v.boolean() }),
  ),
});
export type WorkspaceInfo = v.InferOutput<typeof workspaceInfo>;

/** A document of the workspace that was kept but not applied, and why, for the details of the status chip. */
export const refusedDocument = v.strictObject({ id: v.string(), reason: v.string() });
export type RefusedDocument = v.InferOutput<typeof refusedDocument>;

import * as v from 'valibot';
import { clientId, notebookId, noteId } from './ids.ts';
import { listSort } from '../settings/device-settings.ts';
import { tagName } from './notebook-commands.ts';
import { bytes, count, noteRow, openNote, refusedDocument, syncStatus, workspaceInfo } from './values.ts';

const nothing = v.undefined();
const oneNote = v.strictObject({ id: noteId });

/** Largest single edit that a window may send, in bytes: a paste of several million characters. */
export const MAX_EDIT_BYTES = 16 * 1024 * 1024;

/** What somebody types of a server: its address, a database there, and who they are. */
export const serverQuestion = {
  server: v.pipe(v.string(), v.maxLength(2048)),
  database: v.pipe(v.string(), v.maxLength(256)),
  account: v.pipe(v.string(), v.maxLength(256)),
  password: v.pipe(v.string(), v.maxLength(1024)),
} as const;

/** What the engine answers: notes, workspaces and their synchronisation. */
export const engineCommands = {
  /** What a window needs to draw itself. `openNote` is the note to show first, if any. */
  'app.start': {
    input: nothing,
    output: v.strictObject({
      version: v.string(),
      workspace: workspaceInfo,
      status: syncStatus,
      openNote: v.optional(noteId),
      /** Started without network and without what was open last. */
      isSafeMode: v.boolean(),
    }),
    maxBytes: 0,
  },
  /**
   * One page of the list: what is pinned first, then as `sort` says, else newest edit first; best match first when `query` has words (`core/search/search-query.ts`). `instead`
   * has the words that were looked for in place of others that no note has: a slip was forgiven. With `rebuilding` the list
   * is being made anew and has not everything yet: how far that is, of how much.
   */
  'notes.list': {
    input: v.strictObject({
      view: v.picklist(['all', 'trash']),
      query: v.pipe(v.string(), v.maxLength(1000)),
      /** Only what lies in this notebook and in those within it. */
      notebook: v.optional(notebookId),
      sort: v.optional(listSort),
      offset: count,
      limit: v.pipe(count, v.maxValue(200)),
    }),
    output: v.strictObject({
      total: count,
      rows: v.array(noteRow),
      instead: v.array(v.string()),
      rebuilding: v.optional(v.strictObject({ done: count, total: count })),
    }),
    maxBytes: 4096,
  },
  /** Makes an empty note, in a notebook and with tags where they are named, and opens it nowhere yet. */
  'notes.create': {
    input: v.optional(v.strictObject({ notebook: v.optional(notebookId), tags: v.optional(v.array(tagName)) })),
    output: oneNote,
    maxBytes: 4096,
  },
  /** Opens a note in the asking window; its edits then arrive as `notes.edited` until `notes.close`. */
  'notes.open': { input: oneNote, output: openNote, maxBytes: 256 },
  /** A Yjs update made by this window. The answer comes when it is in the journal: only then it is saved. */
  'notes.edit': {
    input: v.strictObject({ id: noteId, clientId, update: bytes }),
    output: nothing,
    maxBytes: MAX_EDIT_BYTES,
  },
  /** The window no longer shows the note. */
  'notes.close': { input: oneNote, output: nothing, maxBytes: 256 },
  /** Moves a note to the Trash; `notes.restore` takes it back. */
  'notes.trash': { input: oneNote, output: nothing, maxBytes: 256 },
  'notes.restore': { input: oneNote, output: nothing, maxBytes: 256 },
  /** Erases a note that is in the Trash for good, for everybody. It comes back into the Trash if somebody wrote in it unseen. */
  'notes.erase': { input: oneNote, output: nothing, maxBytes: 256 },
  /** The documents that were kept but not applied. */
  'sync.refusals': { input: nothing, output: v.array(refusedDocument), maxBytes: 0 },
  /** Ask the server now instead of when the back-off ends. */
  'sync.retry': { input: nothing, output: nothing, maxBytes: 0 },
  /** A new password for the linked account, after `needs-you: sign-in`. Nothing changes when it is wrong. */
  'sync.signIn': {
    input: v.strictObject({ password: v.pipe(v.string(), v.maxLength(1024)) }),
    output: nothing,
    maxBytes: 4096,
  },
  /**
   * Links the workspace to a CouchDB database. Answers `ask-copy` and changes nothing when there are notes on this
   * computer and `copyLocalNotes` is not yet decided; `create` makes the missing database; `allowInsecure` accepts plain http to another machine.
   */
  'workspace.connect': {
    input: v.strictObject({
      ...serverQuestion,
      create: v.boolean(),
      allowInsecure: v.boolean(),
      copyLocalNotes: v.optional(v.literal(true)),
    }),
    output: v.variant('kind', [
      v.strictObject({ kind: v.literal('connected'), workspace: workspaceInfo }),
      v.strictObject({ kind: v.literal('ask-copy'), noteCount: count }),
    ]),
    maxBytes: 16 * 1024,
  },
  /** Ends the link. Every note stays on this computer. */
  'workspace.disconnect': { input: nothing, output: workspaceInfo, maxBytes: 0 },
} as const;

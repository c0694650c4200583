import * as v from 'valibot';

/** Lower-case base32hex (RFC 4648, section 7): sorts like the number it spells, safe in file names, ids and URLs. */
export const BASE32HEX = '0123456789abcdefghijklmnopqrstuv';

/** A note's id and CouchDB partition key: 20 random base32hex characters (100 bits). */
export const noteId = v.pipe(v.string(), v.regex(/^[0-9a-v]{20}$/), v.brand('NoteId'));
export type NoteId = v.InferOutput<typeof noteId>;

/**
 * A document that is no note but shared like one: `ws` holds what a workspace shares (notebooks, colours of tags), `me-<member>`
 * what one member keeps (what was seen, saved searches).
 */
export const sharedDocId = v.pipe(v.string(), v.regex(/^(?:ws|me-[0-9a-v]{1,64})$/), v.brand('SharedDocId'));
export type SharedDocId = v.InferOutput<typeof sharedDocId>;

/** Every document of a workspace that people edit. */
export type DocId = NoteId | SharedDocId;

const NOTE_ID = /^[0-9a-v]{20}$/;

/** Whether it is a note that an id names. */
export const isNoteId = (id: DocId): id is NoteId => NOTE_ID.test(id);

/** A notebook of a workspace: 20 base32hex characters, derived from where it was made. */
export const notebookId = v.pipe(v.string(), v.regex(/^[0-9a-v]{20}$/), v.brand('NotebookId'));
export type NotebookId = v.InferOutput<typeof notebookId>;

/** One installation on one machine: 16 random base32hex characters. No two running installations share one. */
export const deviceId = v.pipe(v.string(), v.regex(/^[0-9a-v]{16}$/), v.brand('DeviceId'));
export type DeviceId = v.InferOutput<typeof deviceId>;

/** The identity of a workspace, the same on every laptop that joined it: 20 random base32hex characters. */
export const workspaceId = v.pipe(v.string(), v.regex(/^[0-9a-v]{20}$/), v.brand('WorkspaceId'));
export type WorkspaceId = v.InferOutput<typeof workspaceId>;

/** What makes a Yjs client id unrepeatable: 16 random base32hex characters, one per loaded window and note. */
export const nonce = v.pipe(v.string(), v.regex(/^[0-9a-v]{16}$/), v.brand('Nonce'));
export type Nonce = v.InferOutput<typeof nonce>;

/** A Yjs client id: a whole number below 2^53, derived with `clientIdOf`, never chosen. */
export const clientId = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.brand('ClientId'));
export type ClientId = v.InferOutput<typeof clientId>;

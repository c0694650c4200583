import * as v from 'valibot';

/**
 * Every way in which something the app was asked to do can fail, as a value. A code says what happened;
 * the sentence a person reads is chosen in the renderer by the code. Nothing here carries a path, a stack or a secret.
 */
export const appError = v.variant('code', [
  /** The input did not have the form the contract names. A defect of the caller; nothing was changed. */
  v.strictObject({ code: v.literal('invalid-input') }),
  /** The call came from a window, frame or origin that may not call. */
  v.strictObject({ code: v.literal('refused') }),
  /** The workspace has no such note (any more). Choose another. */
  v.strictObject({ code: v.literal('note-not-found') }),
  /** Only a note in the Trash can be erased, and this one is not there, or not any more. Put it there first. */
  v.strictObject({ code: v.literal('note-not-trashed') }),
  /** There is no such message (any more), or it is not one's own to change. Look at the discussion again. */
  v.strictObject({ code: v.literal('message-not-found') }),
  /** There is no such version (any more), or it cannot be read. Choose another. */
  v.strictObject({ code: v.literal('version-not-found') }),
  /** The note has no such task any more: somebody reworded it or took it out. Look at the list again. */
  v.strictObject({ code: v.literal('task-gone') }),
  /** The window's way into this note was withdrawn (its client id is not, or no longer, its own). Open the note again. */
  v.strictObject({ code: v.literal('note-reopen') }),
  /** There is no room on the disk. The text stays in the window; free some space. */
  v.strictObject({ code: v.literal('store-full') }),
  /** The disk or the database refused to read or write. The text stays in the window; check the disk. */
  v.strictObject({ code: v.literal('store-failed') }),
  /** The server's address is not a usable http or https URL. Correct it. */
  v.strictObject({ code: v.literal('address-invalid') }),
  /** The address would send the password in the clear over a network. Use https, or confirm. */
  v.strictObject({ code: v.literal('address-insecure') }),
  /** The database name is not one CouchDB takes: lower-case letters, digits and _$()+-/ after a first letter. */
  v.strictObject({ code: v.literal('database-name-invalid') }),
  /** Nobody answered at the address: host unknown, connection refused, no network, or no answer in time. */
  v.strictObject({ code: v.literal('server-unreachable') }),
  /** Something answered, but not as CouchDB does (a web page, a redirect, a portal). Check the address. */
  v.strictObject({ code: v.literal('server-not-couchdb') }),
  /** The certificate of the server cannot be trusted. Ask who runs the server. */
  v.strictObject({ code: v.literal('server-untrusted') }),
  /** The server answered with an error of its own; it may work later. */
  v.strictObject({ code: v.literal('server-failed'), status: v.number() }),
  /** The user name or the password is wrong (or the account is locked for a while). */
  v.strictObject({ code: v.literal('sign-in-failed') }),
  /** The server has no database of that name. `mayCreate` tells whether this account could make it. */
  v.strictObject({ code: v.literal('database-missing'), mayCreate: v.boolean() }),
  /** The account is known but may not read or write this database. Ask who runs the server. */
  v.strictObject({ code: v.literal('no-permission') }),
  /** The database holds something that is not a Commonplace workspace, or another one than before. */
  v.strictObject({ code: v.literal('database-foreign') }),
  /** The database was written by a newer Commonplace. Update this one. */
  v.strictObject({ code: v.literal('database-newer') }),
  /** The workspace is linked to a server already. Disconnect first. */
  v.strictObject({ code: v.literal('already-linked') }),
  /** The workspace is not linked to a server. */
  v.strictObject({ code: v.literal('not-linked') }),
  /** The file could not be written where the person wanted it. Choose another place. */
  v.strictObject({ code: v.literal('export-failed') }),
  /** Another export is under way, maybe out of another window. Wait for its end, or cancel it there. */
  v.strictObject({ code: v.literal('export-running') }),
  /** An archive cannot hold that much: 65,535 files or 4 GB. Export to a folder. */
  v.strictObject({ code: v.literal('export-too-large') }),
  /** The printer, or what talks to it, refused. Check it. */
  v.strictObject({ code: v.literal('print-failed') }),
  /** Files were offered too long ago, or were added already. Open them again. */
  v.strictObject({ code: v.literal('files-expired') }),
  /** The file is larger than an attachment may be. Share it another way and put a link into the note. */
  v.strictObject({ code: v.literal('attachment-too-large'), maxBytes: v.number() }),
  /** The attachment is not, or not whole, on this computer yet. It comes by itself when the server is reached. */
  v.strictObject({ code: v.literal('attachment-missing') }),
  /** The transfer of a file to main ended before it was whole. Attach the file again. */
  v.strictObject({ code: v.literal('upload-expired') }),
  /** A picture on the web could not be fetched, is too large, or is none that can be shown. */
  v.strictObject({ code: v.literal('picture-unavailable') }),
  /** The app was started in safe mode, which has no network. Start it as usual. */
  v.strictObject({ code: v.literal('safe-mode') }),
  /** Another program has the key combination already. The setting stays off; free the keys there. */
  v.strictObject({ code: v.literal('shortcut-taken') }),
  /** This computer cannot do what the setting asks for, or refused to. Nothing was changed. */
  v.strictObject({ code: v.literal('setting-not-possible') }),
  /** As many windows are open as there may be. Close one first. */
  v.strictObject({ code: v.literal('too-many-windows') }),
  /** The source of a diagram cannot be read. `message` says where, in the words of the library that reads it. Correct it. */
  v.strictObject({ code: v.literal('diagram-invalid'), message: v.string() }),
  /** A diagram could not be drawn: it takes too long, or is too large. Make it simpler, or try again. */
  v.strictObject({ code: v.literal('diagram-unavailable') }),
  /** A name has nothing in it that can be read. Give one. */
  v.strictObject({ code: v.literal('name-empty') }),
  /** A notebook cannot be put into itself or into one that lies in it. Choose another place. */
  v.strictObject({ code: v.literal('notebook-in-itself') }),
  /** A tag's name has something in it that no tag can have, or nothing. Give another. */
  v.strictObject({ code: v.literal('tag-name-invalid') }),
  /** A server takes no account of that name: it is empty, has a colon or begins with an underscore. Choose another. */
  v.strictObject({ code: v.literal('account-name-invalid') }),
  /** The owner's account is to be another one than the administrator's, who can do everything on the server. Choose another name. */
  v.strictObject({ code: v.literal('account-is-admin') }),
  /** The account that was to make a workspace on a server may make no databases there. Sign in as an administrator. */
  v.strictObject({ code: v.literal('server-admin-needed') }),
  /** An invite is damaged, cut off, or of a newer form. Ask for it again. */
  v.strictObject({ code: v.literal('invite-invalid') }),
  /** An invite has run out. Ask for a new one. */
  v.strictObject({ code: v.literal('invite-expired') }),
  /** An invite opens nothing any more: somebody has joined with it, or it was withdrawn. Ask for a new one. */
  v.strictObject({ code: v.literal('invite-used') }),
  /** Every account that was made for invites is handed out. Whoever runs the server makes more. */
  v.strictObject({ code: v.literal('no-seats') }),
  /** Only an owner of the workspace can do that. Ask one. */
  v.strictObject({ code: v.literal('owner-needed') }),
  /** A workspace has at least one owner. Make somebody else one first. */
  v.strictObject({ code: v.literal('last-owner') }),
  /** The member's role in this workspace does not allow to change notes. Ask an owner. */
  v.strictObject({ code: v.literal('read-only') }),
  /** A defect of ours. `reference` is in the log beside what went wrong. */
  v.strictObject({ code: v.literal('internal'), reference: v.string() }),
]);
export type AppError = v.InferOutput<typeof appError>;
export type AppErrorCode = AppError['code'];

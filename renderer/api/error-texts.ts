import type { PassingProblem } from '../../core/contract/values.ts';
import type { EventPayload } from '../../core/contract/events.ts';
import type { AppErrorCode } from '../../core/contract/errors.ts';

/** What a person reads for each way of failing: what happened, then what to do. Complete by type. */
export const errorTexts: { readonly [C in AppErrorCode]: string } = {
  'invalid-input': 'Commonplace asked for something in a wrong form. This is a defect; nothing was changed.',
  refused: 'This window may not do that.',
  'note-not-found': 'This note is no longer in the workspace.',
  'note-not-trashed': 'This note is not in the Trash any more: somebody wrote in it or took it out.',
  'note-reopen': 'The note has to be opened again.',
  'store-full': 'The disk is full. Free some space; what you wrote stays here meanwhile.',
  'store-failed': 'The disk refused to read or write. Check the disk; what you wrote stays here meanwhile.',
  'address-invalid': 'This is not a usable address. It looks like https://notes.example.org.',
  'address-insecure':
    'This address would send your password unprotected over the network. Use https, or connect anyway if you trust the network.',
  'database-name-invalid':
    'A database name starts with a lower-case letter and has only lower-case letters, digits and _ $ ( ) + - /.',
  'server-unreachable': 'Nobody answers at this address. Check it, and that this computer is online.',
  'server-not-couchdb': 'Something answers there, but it is not a CouchDB server. Check the address.',
  'server-untrusted': 'The certificate of this server cannot be trusted. Ask who runs the server.',
  'server-failed': 'The server has a problem of its own. Try again later.',
  'sign-in-failed': 'The user name or the password is wrong, or the account is locked for a while.',
  'database-missing': 'The server has no database of this name.',
  'no-permission': 'This account may not use this database. Ask who runs the server.',
  'database-foreign': 'This database is not a Commonplace workspace, or not the one that was here before.',
  'database-newer': 'This workspace was written by a newer Commonplace. Update this one.',
  'already-linked': 'This workspace is connected already. Disconnect it first.',
  'not-linked': 'This workspace is not connected to a server.',
  'export-failed': 'The file could not be written there. Choose another place.',
  'print-failed': 'This could not be printed. Check that a printer is set up and switched on.',
  'files-expired': 'These files were added already, or offered too long ago. Open them again.',
  'attachment-too-large':
    'Files up to 100 MB can be attached. Share this one another way and put a link into the note.',
  'attachment-missing': 'This file is not on this computer yet. It comes by itself when the server is reached.',
  'upload-expired': 'The file was not attached. Try it again.',
  'picture-unavailable': 'This picture cannot be loaded.',
  'safe-mode': 'Safe mode has no network. Start Commonplace as usual to connect.',
  'shortcut-taken': 'Another program uses these keys already. Free them there, then switch this on.',
  'setting-not-possible': 'This computer does not allow that. Nothing was changed.',
  'diagram-invalid': 'This diagram cannot be read.',
  'diagram-unavailable': 'This diagram could not be drawn: it takes too long, or is too large.',
  'name-empty': 'A name needs at least one letter.',
  'notebook-in-itself': 'A notebook cannot be put into itself.',
  internal: 'Something went wrong inside Commonplace. Try again; the log knows more.',
};

/** The short form for the status bar, after "Not saved: ". */
export function shortReasonOf(code: AppErrorCode): string {
  if (code === 'store-full') return 'disk full';
  if (code === 'store-failed') return 'disk refuses';
  if (code === 'note-not-found') return 'note is gone';
  return 'will try again';
}

/** What to say where the password cannot be stored safely. */
export const PASSWORD_NOT_KEPT = 'This computer has no safe place for the password; you will be asked at each start.';

/** The sentence for each thing that a person is told once. */
export const noticeTexts: Readonly<Record<EventPayload<'app.noticed'>['notice'], string>> = {
  'device-renewed':
    'This profile is in use on another computer as well. This one now counts as a device of its own; nothing was lost.',
};

/** The sentence for each problem with the server that passes or is retried by itself. */
export const problemTexts: Readonly<Record<PassingProblem, string>> = {
  unreachable: 'The server does not answer.',
  untrusted: 'The certificate of the server cannot be trusted.',
  'not-couchdb': 'Something else than a CouchDB server answers.',
  server: 'The server answers with an error.',
  'too-large': 'The server does not take something that large.',
};

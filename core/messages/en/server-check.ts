import type { FindingCode, ServerFix, Severity } from '../../server-check/finding.ts';

/** What a finding says, and what it means for the notes; the latter only where something is to be done or known. */
export interface FindingText {
  readonly title: string;
  readonly meaning?: string;
}

const findings: { readonly [C in FindingCode]: FindingText } = {
  'address-invalid': {
    title: 'This is not a usable address',
    meaning: 'It looks like https://notes.example.org, without a name or password in it.',
  },
  'address-insecure': {
    title: 'The address is not protected',
    meaning: 'Over plain http everybody on the way can read your password and your notes. Use https.',
  },
  'database-name-invalid': {
    title: 'CouchDB takes no such database name',
    meaning: 'It starts with a lower-case letter and has only lower-case letters, digits and _ $ ( ) + - /.',
  },
  'name-unknown': {
    title: 'No computer has this name',
    meaning: 'Check the spelling of the address, and that this computer is online.',
  },
  'connection-refused': {
    title: 'The computer is there, but no server answers on it',
    meaning: 'CouchDB is not running, or listens at another port. Check the number behind the colon.',
  },
  'no-answer': {
    title: 'Nobody answers in time',
    meaning: 'The server is switched off, a firewall is in the way, or this computer is offline.',
  },
  'connection-broken': {
    title: 'The connection breaks off',
    meaning:
      'Something between this computer and the server ends it. A wrong port, http in place of https, or a proxy.',
  },
  'certificate-untrusted': {
    title: 'The certificate cannot be trusted',
    meaning: 'It ran out, or is for another name, or nobody known has signed it. Ask who runs the server to renew it.',
  },
  'proxy-refuses': {
    title: 'The proxy of this network does not let this through',
    meaning: 'Ask who runs the network to allow the address of the server.',
  },
  redirected: {
    title: 'The address leads to another one',
    meaning: 'Type the address where it ends. In a café or a hotel, first open a web page and sign in to the network.',
  },
  'not-couchdb': {
    title: 'Something answers, but it is not CouchDB',
    meaning: 'Check the port and the path of the address. In a café or a hotel, first sign in to the network.',
  },
  'gateway-error': {
    title: 'The server answers with an error of its own',
    meaning: 'CouchDB is down behind its proxy, or starting. Try again in a minute, or ask who runs the server.',
  },
  'too-many-requests': {
    title: 'The server asks for a pause',
    meaning: 'It allows only so many requests. Notes are sent and received, but more slowly.',
  },
  reachable: { title: 'The server answers' },
  'version-old': {
    title: 'This CouchDB is too old',
    meaning: 'Commonplace was made for version 3 and newer. Ask who runs the server to update it.',
  },
  'version-known': { title: 'CouchDB' },
  maintenance: {
    title: 'The server is being maintained',
    meaning: 'It takes no requests meanwhile. What you write waits on this computer.',
  },
  'setup-incomplete': {
    title: 'CouchDB is not set up to the end',
    meaning: 'It has no place for accounts yet, so nobody but its administrator can sign in.',
  },
  'sign-in-failed': {
    title: 'The server does not let this account in',
    meaning: 'The user name or the password is wrong.',
  },
  'account-locked': {
    title: 'The account is locked for a while',
    meaning: 'There were too many wrong passwords. Wait five minutes, then try once with the right one.',
  },
  'signed-in': { title: 'The account is let in' },
  'database-missing': {
    title: 'There is no such database',
    meaning: 'Check its name. Whoever may make databases on the server can make it by connecting to it.',
  },
  'database-closed': {
    title: 'The account may not use this database',
    meaning: 'Ask who runs the server to add it to the members of the database.',
  },
  'database-foreign': {
    title: 'The database belongs to something else',
    meaning: 'It holds documents that are not from Commonplace. Choose another database.',
  },
  'database-newer': {
    title: 'The database was written by a newer Commonplace',
    meaning: 'Update Commonplace on this computer.',
  },
  'database-empty': { title: 'The database is empty', meaning: 'Connecting makes it a workspace.' },
  'database-open': { title: 'The database is a workspace that this account can read' },
  'guard-missing': {
    title: 'The database has no guard',
    meaning:
      'Every member can change everything, also what others wrote. Among people who trust each other that is fine.',
  },
  'guard-altered': {
    title: 'The guard of the database was altered',
    meaning: 'The server may let people change what is not theirs.',
  },
  'guard-old': {
    title: 'The guard of the database is an older one',
    meaning: 'It may refuse what newer versions of Commonplace write.',
  },
  'guard-current': { title: 'The guard of the database sees to the roles' },
  'revisions-few': {
    title: 'The database remembers too few revisions',
    meaning: 'Edits could hide each other after a while offline. It has to be 300 or more.',
  },
  'files-missing': {
    title: 'There is no database for files',
    meaning: 'Text is shared; attachments stay on the computer where they were added.',
  },
  'files-closed': {
    title: 'The account may not use the database for files',
    meaning: 'Text is shared; attachments stay on the computer where they were added. Ask who runs the server.',
  },
  'files-open': { title: 'Files can be shared' },
  'live-missing': {
    title: 'There is no database for who is here now',
    meaning: 'Text is shared, a little later, and nobody sees the carets of the others.',
  },
  'live-open': { title: 'People can see each other in a note' },
  'documents-too-small': {
    title: 'The server takes only small documents',
    meaning: 'Long pastes and attachments are refused; they stay on this computer.',
  },
  'requests-too-small': {
    title: 'Large requests do not get through',
    meaning: 'Attachments and long pastes stay on this computer. A proxy before the server has to allow 8 MB.',
  },
  'requests-cut': {
    title: 'Long requests are cut off',
    meaning: 'What others write arrives late. A proxy before the server has to wait a minute for an answer.',
  },
  'clock-differs': {
    title: 'The clocks of the server and of this computer differ',
    meaning: 'Nothing gets lost by that, but the times that notes show may be odd.',
  },
};

const fixes: { readonly [F in ServerFix]: string } = {
  'finish-setup': 'Finish the set-up',
  'create-files-database': 'Make the database for files',
  'create-live-database': 'Make the database for who is here',
  'renew-guard': 'Put the guard in its place',
  'raise-revisions': 'Remember 300 revisions',
  'raise-document-size': 'Allow larger documents',
  'raise-request-size': 'Allow larger requests',
};

const severities: { readonly [S in Severity]: string } = {
  good: 'Good',
  note: 'Note',
  warning: 'Warning',
  error: 'Error',
};

/** Texts of the check of a server. */
export const serverCheck = {
  title: 'Check of the server',
  check: 'Check the server',
  checkAgain: 'Check again',
  isBusy: 'Asking the server; this takes up to half a minute.',
  askAdministrator: 'An administrator of the server can put this right:',
  copyCommand: 'Copy the command',
  severities,
  findings,
  fixes,
};

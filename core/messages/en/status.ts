import type { NeedsYouReason, PassingProblem } from '../../contract/values.ts';
import { counted, number } from '../plural.ts';

const edits = (count: number): string => counted('en', count, { one: 'edit', other: 'edits' });
const files = (count: number): string => counted('en', count, { one: 'file', other: 'files' });
const some = (count: number): string => number('en', count);

const needs: { readonly [R in NeedsYouReason]: string } = {
  'sign-in': 'sign in again',
  'no-permission': 'no permission',
  'database-missing': 'database missing',
  'database-foreign': 'another database',
  'database-newer': 'update Commonplace',
  'server-full': 'server full',
  'store-failed': 'check the disk',
};

/** The sentence for each problem with the server that passes or is retried by itself. */
const problems: { readonly [P in PassingProblem]: string } = {
  unreachable: 'The server does not answer.',
  untrusted: 'The certificate of the server cannot be trusted.',
  'not-couchdb': 'Something else than a CouchDB server answers.',
  server: 'The server answers with an error.',
  'too-busy': 'The server asks for fewer requests. Everything goes on, more slowly.',
  'too-large': 'The server does not take something that large.',
};

/** Texts about how the notes get to the server and back: the chip, and the details behind it. */
export const status = {
  local: 'On this computer',
  safeMode: 'Safe mode: not connected',
  connecting: 'Connecting',
  receivingFirst: (received: number, total: number) => `Receiving ${some(received)} of ${some(total)}`,
  receivingUnknown: 'Receiving',
  offline: 'Offline',
  offlineWaiting: (count: number) => `Offline, ${edits(count)} waiting`,
  needsYou: (reason: NeedsYouReason) => `Needs you: ${needs[reason]}`,
  sendingAndReceiving: (sent: number, received: number) => `Sending ${some(sent)}, receiving ${some(received)}`,
  sending: (count: number) => `Sending ${some(count)}`,
  receiving: (count: number) => `Receiving ${some(count)}`,
  parked: (count: number) => `Up to date, ${some(count)} not accepted`,
  upToDate: 'Up to date',
  filesHereOnly: (count: number) => `Text up to date, ${files(count)} here only`,
  sendingFiles: (count: number) => `Sending ${files(count)}`,
  receivingFiles: (count: number) => `Receiving ${files(count)}`,
  announcedOnline: 'Online',
  announcedFirstSync: 'Receiving the notes of the workspace',
  chipName: (chip: string) => `Sync: ${chip}`,
  firstSync: 'First sync',
  problems,
  localDetails:
    'The notes of this workspace are on this computer only. Connect it to a server to share them with others.',
  connect: 'Connect…',
  server: 'Server',
  database: 'Database',
  account: 'Account',
  lastContact: 'Last contact',
  notYet: 'Not yet',
  toBeSent: 'To be sent',
  nothing: 'Nothing',
  edits,
  notAccepted: 'Not accepted',
  parkedEdits: (count: number) => `${edits(count)} by the server; they stay on this computer.`,
  attachments: 'Attachments',
  lastProblem: 'Last problem',
  refused: (count: number) =>
    `${counted('en', count, { one: 'document', other: 'documents' })} of others kept but not shown`,
  passwordNotKept: 'This computer has no safe place for the password; you will be asked at each start.',
  passwordOf: (account: string) => `Password of ${account}`,
  signIn: 'Sign in',
  tryNow: 'Try now',
  disconnect: 'Disconnect',
  disconnected: 'Disconnected. Every note stays on this computer.',
  filesNotKept: 'This server keeps no files: attachments stay on this computer.',
  filesWaiting: (count: number) => `${files(count)} to be sent`,
  filesParked: (count: number) => `${files(count)} not accepted by the server; they stay on this computer`,
  filesArriving: (count: number) => `${files(count)} on the way here`,
  filesRefused: (count: number) =>
    `${counted('en', count, { one: 'damaged part', other: 'damaged parts' })} from the server left out`,
  safeModeBanner: 'Safe mode: nothing is sent or received. To leave it, close Commonplace and start it as usual.',
};

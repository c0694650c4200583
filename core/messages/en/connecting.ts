import { counted } from '../plural.ts';

/** Texts of the dialog that links a workspace to a server. */
export const connecting = {
  title: 'Connect to a server',
  purpose: 'Share this workspace through a CouchDB database. Your notes stay on this computer as well.',
  address: 'Server address',
  database: 'Database',
  account: 'User name',
  password: 'Password',
  connect: 'Connect',
  isBusy: 'Connecting…',
  connected: (workspace: string) => `Connected to ${workspace}.`,
  /** What is asked for where a field is empty. */
  empty: {
    server: 'Type the address of the server.',
    database: 'Type the name of the database.',
    account: 'Type your user name on the server.',
    password: 'Type your password.',
    admin: 'Type the administrator’s name.',
    adminPassword: 'Type the administrator’s password.',
  },
  unsaved: 'First save what you wrote: the disk does not take it now.',
  copyNotes: (count: number) =>
    `This computer has ${counted('en', count, { one: 'note', other: 'notes' })}. Copy them into the shared workspace?`,
  agreeCopy: 'Copy and connect',
  createDatabase: (name: string) => `The server has no database “${name}” yet.`,
  agreeCreate: 'Create the database',
  goInsecure: 'This address would send your password unprotected over the network.',
  agreeInsecure: 'Connect anyway',
};

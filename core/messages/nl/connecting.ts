import type { connecting as english } from '../en/connecting.ts';
import { counted } from '../plural.ts';

export const connecting: typeof english = {
  title: 'Verbinden met een server',
  purpose: 'Deel deze werkruimte via een CouchDB-database. Je notities blijven ook op deze computer.',
  address: 'Serveradres',
  database: 'Database',
  account: 'Gebruikersnaam',
  password: 'Wachtwoord',
  connect: 'Verbinden',
  isBusy: 'Verbinden…',
  connected: (workspace) => `Verbonden met ${workspace}.`,
  empty: {
    server: 'Typ het adres van de server.',
    database: 'Typ de naam van de database.',
    account: 'Typ je gebruikersnaam op de server.',
    password: 'Typ je wachtwoord.',
    admin: 'Typ de naam van de beheerder.',
    adminPassword: 'Typ het wachtwoord van de beheerder.',
  },
  unsaved: 'Sla eerst op wat je schreef: de schijf neemt het nu niet aan.',
  copyNotes: (count) =>
    `Deze computer heeft ${counted('nl', count, { one: 'notitie', other: 'notities' })}. Naar de gedeelde werkruimte kopiëren?`,
  agreeCopy: 'Kopiëren en verbinden',
  createDatabase: (name) => `De server heeft nog geen database “${name}”.`,
  agreeCreate: 'Database maken',
  goInsecure: 'Dit adres zou je wachtwoord onbeveiligd over het netwerk sturen.',
  agreeInsecure: 'Toch verbinden',
};

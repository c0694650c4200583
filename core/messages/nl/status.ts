import type { NeedsYouReason, PassingProblem } from '../../contract/values.ts';
import type { status as english } from '../en/status.ts';
import { counted, number, plural } from '../plural.ts';

const edits = (count: number): string => counted('nl', count, { one: 'bewerking', other: 'bewerkingen' });
const files = (count: number): string => counted('nl', count, { one: 'bestand', other: 'bestanden' });
const some = (count: number): string => number('nl', count);
const stay = (count: number): string => plural('nl', count, { one: 'blijft', other: 'blijven' });

const needs: { readonly [R in NeedsYouReason]: string } = {
  'sign-in': 'meld je opnieuw aan',
  'no-permission': 'geen toestemming',
  'database-missing': 'database ontbreekt',
  'database-foreign': 'andere database',
  'database-newer': 'werk Commonplace bij',
  'server-full': 'server vol',
  'store-failed': 'controleer de schijf',
};

const problems: { readonly [P in PassingProblem]: string } = {
  unreachable: 'De server antwoordt niet.',
  untrusted: 'Het certificaat van de server is niet te vertrouwen.',
  'not-couchdb': 'Er antwoordt iets anders dan een CouchDB-server.',
  server: 'De server antwoordt met een fout.',
  'too-busy': 'De server vraagt om minder verzoeken. Alles gaat door, maar langzamer.',
  'too-large': 'De server neemt zoiets groots niet aan.',
};

export const status: typeof english = {
  local: 'Op deze computer',
  safeMode: 'Veilige modus: niet verbonden',
  connecting: 'Verbinden',
  receivingFirst: (received, total) => `${some(received)} van ${some(total)} ontvangen`,
  receivingUnknown: 'Ontvangen',
  offline: 'Offline',
  offlineWaiting: (count) => `Offline, ${edits(count)} in de wacht`,
  needsYou: (reason) => `Jij bent nodig: ${needs[reason]}`,
  sendingAndReceiving: (sent, received) => `${some(sent)} verzenden, ${some(received)} ontvangen`,
  sending: (count) => `${some(count)} verzenden`,
  receiving: (count) => `${some(count)} ontvangen`,
  parked: (count) => `Bijgewerkt, ${some(count)} niet aangenomen`,
  upToDate: 'Bijgewerkt',
  filesHereOnly: (count) => `Tekst bijgewerkt, ${files(count)} alleen hier`,
  sendingFiles: (count) => `${files(count)} verzenden`,
  receivingFiles: (count) => `${files(count)} ontvangen`,
  announcedOnline: 'Online',
  announcedFirstSync: 'De notities van de werkruimte worden ontvangen',
  chipName: (chip) => `Synchronisatie: ${chip}`,
  firstSync: 'Eerste synchronisatie',
  problems,
  localDetails:
    'De notities van deze werkruimte staan alleen op deze computer. Maak verbinding met een server om ze met anderen te delen.',
  connect: 'Verbinden…',
  server: 'Server',
  database: 'Database',
  account: 'Account',
  lastContact: 'Laatste contact',
  notYet: 'Nog niet',
  toBeSent: 'Nog te verzenden',
  nothing: 'Niets',
  edits,
  notAccepted: 'Niet aangenomen',
  parkedEdits: (count) => `${edits(count)} door de server; ${stay(count)} op deze computer.`,
  attachments: 'Bijlagen',
  lastProblem: 'Laatste probleem',
  refused: (count) =>
    `${counted('nl', count, { one: 'document', other: 'documenten' })} van anderen bewaard maar niet getoond`,
  passwordNotKept:
    'Deze computer heeft geen veilige plaats voor het wachtwoord; je wordt er bij elke start om gevraagd.',
  passwordOf: (account) => `Wachtwoord van ${account}`,
  signIn: 'Aanmelden',
  tryNow: 'Nu proberen',
  disconnect: 'Verbinding verbreken',
  disconnected: 'De verbinding is verbroken. Elke notitie blijft op deze computer.',
  filesNotKept: 'Deze server bewaart geen bestanden: bijlagen blijven op deze computer.',
  filesWaiting: (count) => `${files(count)} nog te verzenden`,
  filesParked: (count) => `${files(count)} niet aangenomen door de server; ${stay(count)} op deze computer`,
  filesArriving: (count) => `${files(count)} onderweg hierheen`,
  filesRefused: (count) =>
    `${counted('nl', count, { one: 'beschadigd deel', other: 'beschadigde delen' })} van de server weggelaten`,
  safeModeBanner:
    'Veilige modus: er wordt niets verzonden of ontvangen. Sluit Commonplace en start het gewoon om deze modus te verlaten.',
};

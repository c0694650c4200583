import type { serverCheck as english } from '../en/server-check.ts';

export const serverCheck: typeof english = {
  title: 'Controle van de server',
  check: 'Server controleren',
  checkAgain: 'Opnieuw controleren',
  isBusy: 'De server wordt bevraagd; dat duurt hooguit een halve minuut.',
  askAdministrator: 'Een beheerder van de server kan dit verhelpen:',
  copyCommand: 'Opdracht kopiëren',
  severities: { good: 'Goed', note: 'Opmerking', warning: 'Waarschuwing', error: 'Fout' },
  findings: {
    'address-invalid': {
      title: 'Dit is geen bruikbaar adres',
      meaning: 'Het ziet eruit als https://notes.example.org, zonder naam of wachtwoord erin.',
    },
    'address-insecure': {
      title: 'Het adres is niet beveiligd',
      meaning: 'Via gewoon http kan iedereen onderweg je wachtwoord en je notities lezen. Gebruik https.',
    },
    'database-name-invalid': {
      title: 'CouchDB aanvaardt deze databasenaam niet',
      meaning: 'Hij begint met een kleine letter en heeft alleen kleine letters, cijfers en _ $ ( ) + - /.',
    },
    'name-unknown': {
      title: 'Geen computer heeft deze naam',
      meaning: 'Controleer de spelling van het adres, en of deze computer online is.',
    },
    'connection-refused': {
      title: 'De computer is er, maar er antwoordt geen server op',
      meaning: 'CouchDB draait niet, of luistert op een andere poort. Controleer het getal achter de dubbele punt.',
    },
    'no-answer': {
      title: 'Niemand antwoordt op tijd',
      meaning: 'De server staat uit, een firewall zit in de weg, of deze computer is offline.',
    },
    'connection-broken': {
      title: 'De verbinding breekt af',
      meaning:
        'Iets tussen deze computer en de server verbreekt haar. Een verkeerde poort, http in plaats van https, of een proxy.',
    },
    'certificate-untrusted': {
      title: 'Het certificaat is niet te vertrouwen',
      meaning:
        'Het is verlopen, of voor een andere naam, of door niemand bekends ondertekend. Vraag wie de server beheert het te vernieuwen.',
    },
    'proxy-refuses': {
      title: 'De proxy van dit netwerk laat dit niet door',
      meaning: 'Vraag wie het netwerk beheert het adres van de server toe te laten.',
    },
    redirected: {
      title: 'Het adres verwijst naar een ander adres',
      meaning:
        'Typ het adres waar het eindigt. Open in een café of hotel eerst een webpagina en meld je aan bij het netwerk.',
    },
    'not-couchdb': {
      title: 'Er antwoordt iets, maar het is geen CouchDB',
      meaning: 'Controleer de poort en het pad van het adres. Meld je in een café of hotel eerst aan bij het netwerk.',
    },
    'gateway-error': {
      title: 'De server antwoordt met een eigen fout',
      meaning:
        'CouchDB ligt stil achter zijn proxy, of start op. Probeer het over een minuut weer, of vraag wie de server beheert.',
    },
    'too-many-requests': {
      title: 'De server vraagt om een pauze',
      meaning: 'Hij staat maar een aantal verzoeken toe. Notities worden verstuurd en ontvangen, maar trager.',
    },
    reachable: { title: 'De server antwoordt' },
    'version-old': {
      title: 'Deze CouchDB is te oud',
      meaning: 'Commonplace is gemaakt voor versie 3 en nieuwer. Vraag wie de server beheert hem bij te werken.',
    },
    'version-known': { title: 'CouchDB' },
    maintenance: {
      title: 'De server is in onderhoud',
      meaning: 'Zolang neemt hij geen verzoeken aan. Wat je schrijft wacht op deze computer.',
    },
    'setup-incomplete': {
      title: 'CouchDB is nog niet helemaal ingericht',
      meaning: 'Er is nog geen plaats voor accounts, dus kan alleen de beheerder zich aanmelden.',
    },
    'sign-in-failed': {
      title: 'De server laat dit account niet toe',
      meaning: 'De gebruikersnaam of het wachtwoord klopt niet.',
    },
    'account-locked': {
      title: 'Het account is een tijdje geblokkeerd',
      meaning: 'Er waren te veel verkeerde wachtwoorden. Wacht vijf minuten en probeer het dan één keer met het goede.',
    },
    'signed-in': { title: 'Het account wordt toegelaten' },
    'database-missing': {
      title: 'Deze database is er niet',
      meaning: 'Controleer de naam. Wie op de server databases mag maken, kan haar maken door te verbinden.',
    },
    'database-closed': {
      title: 'Het account mag deze database niet gebruiken',
      meaning: 'Vraag wie de server beheert het bij de leden van de database te zetten.',
    },
    'database-foreign': {
      title: 'De database is van iets anders',
      meaning: 'Er staan documenten in die niet van Commonplace zijn. Kies een andere database.',
    },
    'database-newer': {
      title: 'De database is geschreven door een nieuwere Commonplace',
      meaning: 'Werk Commonplace op deze computer bij.',
    },
    'database-empty': { title: 'De database is leeg', meaning: 'Door te verbinden wordt zij een werkruimte.' },
    'database-open': { title: 'De database is een werkruimte die dit account kan lezen' },
    'guard-missing': {
      title: 'De database heeft geen bewaker',
      meaning:
        'Elk lid kan alles veranderen, ook wat anderen schreven. Onder mensen die elkaar vertrouwen is dat in orde.',
    },
    'guard-altered': {
      title: 'De bewaker van de database is veranderd',
      meaning: 'Misschien laat de server mensen veranderen wat niet van hen is.',
    },
    'guard-old': {
      title: 'De bewaker van de database is een oudere',
      meaning: 'Hij weigert misschien wat nieuwere versies van Commonplace schrijven.',
    },
    'guard-current': { title: 'De bewaker van de database let op de rollen' },
    'revisions-few': {
      title: 'De database onthoudt te weinig revisies',
      meaning: 'Bewerkingen kunnen elkaar na een tijd offline verbergen. Het moeten er 300 of meer zijn.',
    },
    'files-missing': {
      title: 'Er is geen database voor bestanden',
      meaning: 'Tekst wordt gedeeld; bijlagen blijven op de computer waar ze zijn toegevoegd.',
    },
    'files-closed': {
      title: 'Het account mag de database voor bestanden niet gebruiken',
      meaning:
        'Tekst wordt gedeeld; bijlagen blijven op de computer waar ze zijn toegevoegd. Vraag wie de server beheert.',
    },
    'files-open': { title: 'Bestanden kunnen worden gedeeld' },
    'live-missing': {
      title: 'Er is geen database voor wie er nu is',
      meaning: 'Tekst wordt iets later gedeeld, en niemand ziet de cursors van de anderen.',
    },
    'live-open': { title: 'Mensen kunnen elkaar in een notitie zien' },
    'documents-too-small': {
      title: 'De server neemt alleen kleine documenten aan',
      meaning: 'Lange geplakte teksten en bijlagen worden geweigerd; ze blijven op deze computer.',
    },
    'requests-too-small': {
      title: 'Grote verzoeken komen er niet door',
      meaning:
        'Bijlagen en lange geplakte teksten blijven op deze computer. Een proxy voor de server moet 8 MB toestaan.',
    },
    'requests-cut': {
      title: 'Lange verzoeken worden afgebroken',
      meaning: 'Wat anderen schrijven komt laat aan. Een proxy voor de server moet een minuut op antwoord wachten.',
    },
    'clock-differs': {
      title: 'De klokken van de server en van deze computer verschillen',
      meaning: 'Daardoor gaat niets verloren, maar de tijden bij notities kunnen vreemd zijn.',
    },
  },
  fixes: {
    'finish-setup': 'Inrichting afmaken',
    'create-files-database': 'Database voor bestanden maken',
    'create-live-database': 'Database voor wie er is maken',
    'renew-guard': 'Bewaker terugzetten',
    'raise-revisions': '300 revisies onthouden',
    'raise-document-size': 'Grotere documenten toestaan',
    'raise-request-size': 'Grotere verzoeken toestaan',
  },
};

import type { errors as english } from '../en/errors.ts';

export const errors: typeof english = {
  'invalid-input': 'Commonplace vroeg iets in een verkeerde vorm. Dit is een fout in de app; er is niets veranderd.',
  refused: 'Dit venster mag dat niet.',
  'note-not-found': 'Deze notitie staat niet meer in de werkruimte.',
  'note-not-trashed': 'Deze notitie staat niet meer in de prullenbak: iemand schreef erin of haalde de notitie eruit.',
  'task-gone': 'Deze taak staat er niet meer: iemand heeft haar gewijzigd. Kijk opnieuw in de lijst.',
  'note-reopen': 'De notitie moet opnieuw worden geopend.',
  'store-full': 'De schijf is vol. Maak ruimte vrij; wat je schreef blijft zolang hier staan.',
  'store-failed':
    'De schijf weigert te lezen of te schrijven. Controleer de schijf; wat je schreef blijft zolang hier staan.',
  'address-invalid': 'Dit is geen bruikbaar adres. Het ziet eruit als https://notes.example.org.',
  'address-insecure':
    'Dit adres zou je wachtwoord onbeveiligd over het netwerk sturen. Gebruik https, of maak toch verbinding als je het netwerk vertrouwt.',
  'database-name-invalid':
    'Een databasenaam begint met een kleine letter en bevat alleen kleine letters, cijfers en _ $ ( ) + - /.',
  'server-unreachable': 'Op dit adres antwoordt niemand. Controleer het, en of deze computer online is.',
  'server-not-couchdb': 'Daar antwoordt iets, maar het is geen CouchDB-server. Controleer het adres.',
  'server-untrusted': 'Het certificaat van deze server is niet te vertrouwen. Vraag het aan wie de server beheert.',
  'server-failed': 'De server heeft zelf een probleem. Probeer het later opnieuw.',
  'sign-in-failed': 'De gebruikersnaam of het wachtwoord klopt niet, of het account is een tijdje geblokkeerd.',
  'database-missing': 'De server heeft geen database met deze naam.',
  'no-permission': 'Dit account mag deze database niet gebruiken. Vraag het aan wie de server beheert.',
  'database-foreign': 'Deze database is geen Commonplace-werkruimte, of niet die van eerder.',
  'database-newer': 'Deze werkruimte is geschreven door een nieuwere Commonplace. Werk deze bij.',
  'already-linked': 'Deze werkruimte is al verbonden. Verbreek eerst de verbinding.',
  'not-linked': 'Deze werkruimte is niet verbonden met een server.',
  'export-failed': 'Het bestand kon daar niet worden geschreven. Kies een andere plaats.',
  'print-failed': 'Dit kon niet worden afgedrukt. Controleer of er een printer is ingesteld en aanstaat.',
  'files-expired': 'Deze bestanden zijn al toegevoegd, of te lang geleden aangeboden. Open ze opnieuw.',
  'attachment-too-large':
    'Je kunt bestanden tot 100 MB bijvoegen. Deel dit bestand op een andere manier en zet een koppeling in de notitie.',
  'attachment-missing': 'Dit bestand staat nog niet op deze computer. Het komt vanzelf zodra de server bereikbaar is.',
  'upload-expired': 'Het bestand is niet bijgevoegd. Probeer het opnieuw.',
  'picture-unavailable': 'Deze afbeelding kan niet worden geladen.',
  'safe-mode': 'De veilige modus heeft geen netwerk. Start Commonplace gewoon om verbinding te maken.',
  'shortcut-taken': 'Een ander programma gebruikt deze toetsen al. Maak ze daar vrij en zet dit dan aan.',
  'setting-not-possible': 'Deze computer staat dat niet toe. Er is niets veranderd.',
  'diagram-invalid': 'Dit diagram is niet te lezen.',
  'diagram-unavailable': 'Dit diagram kon niet worden getekend: het duurt te lang of is te groot.',
  'tag-name-invalid':
    'Een label bestaat uit letters, cijfers, “_” en “-”, met “/” tussen de delen, en begint met een letter.',
  'name-empty': 'Een naam heeft minstens één letter nodig.',
  'notebook-in-itself': 'Een notitieboek kan niet in zichzelf worden gezet.',
  internal: 'Er ging iets mis binnen Commonplace. Probeer het opnieuw; in het logboek staat meer.',
};

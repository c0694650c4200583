import type { welcome as english } from '../en/welcome.ts';

export const welcome: typeof english = {
  workspace: 'Persoonlijk',
  title: 'Welkom bij Commonplace',
  body: `Dit is een notitie, en tegelijk de handleiding. Alles wat je hier schrijft staat meteen op deze computer, zonder account en zonder server.

## Schrijven

- **Ctrl+N** maakt een nieuwe notitie. De eerste regel bovenaan is de titel.
- Druk op **/** voor koppen, lijsten en meer, op **@** voor een dag of een lid; selecteer iets voor een werkbalk.
- **\`[[\`** koppelt naar een andere notitie, en **Ctrl+Enter** volgt de koppeling. \`#woorden\` zijn labels.
- De tekst is Markdown: \`# kop\`, \`**vet**\`, \`- lijst\`, \`- [ ] taak\`, \`> citaat\`.
- Het woord onderaan zegt wanneer je tekst veilig op de schijf staat: *Opgeslagen*.
- **Ctrl+Z** neemt terug wat jij schreef, nooit wat iemand anders schreef.

## Vinden

- **Ctrl+Shift+F** doorzoekt alle notities terwijl je typt, vanaf de eerste letter.
- **Ctrl+F** zoekt in deze notitie.
- Een notitie die je verwijdert gaat naar de prullenbak, en *Ongedaan maken* haalt die terug.

## Samen

Klik linksonder op *Op deze computer* en maak verbinding met een CouchDB-database. Dezelfde notities verschijnen dan letter voor letter op elke laptop die ermee verbonden is.

Zonder netwerk gaat alles gewoon door. De woorden onderaan zeggen wat nog niet is verzonden, en als je weer online bent, wordt de tekst van beide kanten samengevoegd: geen kopieën om te vergelijken, niets kwijt.

> Druk op macOS op Cmd waar hier Ctrl staat.
`,
};

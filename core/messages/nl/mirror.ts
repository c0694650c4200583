import type { mirror as english } from '../en/mirror.ts';
import { number, plural } from '../plural.ts';

export const mirror: typeof english = {
  title: 'Gewone bestanden',
  help: 'Bewaar de notities van deze werkruimte ook als Markdown-bestanden in een map, altijd bijgewerkt. De map volgt de notities; wat je in de map verandert, komt niet terug.',
  choose: 'Kies een map…',
  chooseOther: 'Kies een andere map…',
  stop: 'Stoppen',
  show: 'Map tonen',
  retry: 'Opnieuw proberen',
  inFolder: (folder) => `De notities staan in “${folder}”.`,
  current: 'Elke notitie staat er zoals hij nu is.',
  working: (done, total) =>
    `Bezig: ${number('nl', done)} van ${plural('nl', total, { one: 'een notitie', other: `${number('nl', total)} notities` })}`,
  missing: 'De map is er niet. Er gaat niets verloren: de notities worden geschreven zodra hij er weer is.',
  unwritable: 'In de map mag niet worden geschreven. Er gaat niets verloren: het wordt opnieuw geprobeerd.',
  full: 'De schijf van de map is vol. Er gaat niets verloren: het wordt opnieuw geprobeerd.',
  failed: 'Het schrijven in de map lukte niet. Er gaat niets verloren: het wordt opnieuw geprobeerd.',
  keptAside: (count) =>
    plural('nl', count, {
      one: 'Er is één bestand in de map veranderd. Het ligt ernaast, met “(changed here)” achter de naam.',
      other: `Er zijn ${number('nl', count)} bestanden in de map veranderd. Ze liggen ernaast, met “(changed here)” achter de naam.`,
    }),
};

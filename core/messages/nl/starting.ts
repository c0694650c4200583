import type { starting as english } from '../en/starting.ts';

export const starting: typeof english = {
  help: `Gebruik: commonplace [OPTIE]... [BESTAND | MAP | KOPPELING]...

Gedeelde notities die werken waar je bent. Een tweede start van hetzelfde profiel
geeft alles door aan het venster dat open is.

  --profile MAP     bewaar notities en instellingen in MAP in plaats van op de gewone plaats
  --safe-mode       start zonder netwerk en zonder wat het laatst open was
  --new-note        open het venster met een nieuwe notitie
  --quick-capture   open het venster met een nieuwe notitie, met de cursor in de tekst
  --help            toon dit en stop
  --version         toon de versie en stop

BESTAND is een Markdown- of gewoon tekstbestand, MAP een map met zulke bestanden: ze
worden na een vraag aan je notities toegevoegd. KOPPELING is commonplace://note/... of
commonplace://join#...
`,
  noOption: (option) => `De optie ${option} bestaat niet. Probeer --help.`,
  profileNeedsFolder: 'De optie --profile heeft een map nodig.',
  tooMuch: 'Dat is te veel om in één keer te openen. Open de map waarin de bestanden staan.',
  runsAlready: 'het draait al; sluit het om in de veilige modus te starten.',
  portableNotUsed: (problem) => `het draagbare profiel wordt niet gebruikt. ${problem}`,
  failed: 'Commonplace kon niet starten. Het logboek in de profielmap zegt waarom.',
  profile: {
    unreadable: (dir) => `De profielmap ${dir} is niet leesbaar.`,
    'not-a-folder': (dir) => `Het profiel ${dir} is geen map.`,
    'of-another-user': (dir) =>
      `Het profiel ${dir} is van een andere gebruiker van deze computer. Kies een map van jezelf.`,
    'read-only': (dir) => `De profielmap ${dir} is alleen-lezen.`,
    'place-read-only': (dir, above) => `De profielmap ${dir} kan niet worden gemaakt: ${above} is alleen-lezen.`,
    'place-not-a-folder': (dir, above) => `De profielmap ${dir} kan niet worden gemaakt: ${above} is geen map.`,
    'not-a-profile': (dir) =>
      `De map ${dir} is geen Commonplace-profiel. Kies een lege map of een die Commonplace heeft gemaakt.`,
    damaged: (dir) => `Het profiel in ${dir} is niet leesbaar: profile.json is beschadigd.`,
    newer: (dir) =>
      `Het profiel in ${dir} is geschreven door een nieuwere versie van Commonplace. Werk Commonplace bij om het te openen.`,
  },
};

import type { daily as english } from '../en/daily.ts';

export const daily: typeof english = {
  today: 'Notitie van vandaag',
  chooseTemplate: 'Nieuw van sjabloon',
  useAsTemplate: 'Als sjabloon gebruiken',
  useAsDaily: 'Als sjabloon voor dagnotities gebruiken',
  noTemplate: 'Geen sjabloon meer',
  isTemplate: 'Sjabloon',
  isDaily: 'Dagsjabloon',
  editTemplate: (title) => `Sjabloon ${title} bewerken`,
  untitled: 'Zonder titel',
  none: 'Nog geen sjablonen',
  noneHelp: 'Open een notitie en kies “Als sjabloon gebruiken” in het menu.',
  placeholders: '{{date}}, {{time}}, {{title}} en {{me}} in een sjabloon worden ingevuld.',
  marked: 'Deze notitie is nu een sjabloon. Je vindt haar onder “Nieuw van sjabloon…”, en niet meer in de lijst.',
  markedDaily: 'Dagnotities beginnen voortaan als deze notitie. Ze staat niet meer in de lijst.',
  unmarked: 'Deze notitie staat weer in de lijst.',
};

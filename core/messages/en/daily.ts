/** Texts of notes of a day and of templates. */
export const daily = {
  today: 'Today’s note',
  chooseTemplate: 'New from template',
  useAsTemplate: 'Use as a template',
  useAsDaily: 'Use as the template of daily notes',
  noTemplate: 'No longer a template',
  isTemplate: 'Template',
  isDaily: 'Daily template',
  editTemplate: (title: string): string => `Edit the template ${title}`,
  untitled: 'Untitled',
  none: 'No templates yet',
  noneHelp: 'Open a note and choose “Use as a template” from its menu.',
  placeholders: '{{date}}, {{time}}, {{title}} and {{me}} in a template are filled in.',
  marked: 'This note is a template now. It is under “New from template…”, and no longer in the list.',
  markedDaily: 'Daily notes begin as this note from now on. It is no longer in the list.',
  unmarked: 'This note is back in the list.',
};

/** Texts about the language of the interface. A language is named in itself, or nobody finds their own. */
export const language = {
  title: 'Language',
  label: 'Language of the app',
  help: '“System” takes the language of the computer, where the app speaks it.',
  system: 'System',
  english: 'English',
  dutch: 'Nederlands',
};

/** Texts about the language of the interface. A language is named in itself, or nobody finds their own. */
export const language = {
  title: 'Language',
  label: 'Language of the app',
  help: 'As your computer does, where the app speaks its language, or always the same.',
  system: 'As the computer',
  english: 'English',
  dutch: 'Nederlands',
};

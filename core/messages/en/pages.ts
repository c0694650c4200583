/** What stands on the pages of notes that leave the app, besides what is written in them. Strings alone: they go to a worker. */
export const pages = {
  untitledNote: 'Untitled note',
  notOnThisComputer: 'not on this computer',
  backToText: 'Back to the text',
  footnotes: 'Footnotes',
};

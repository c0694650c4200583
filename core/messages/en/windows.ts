/** Texts about several windows. */
export const windows = {
  openInWindow: 'Open in a new window',
  /** In a window of one note. */
  showList: 'Show the list',
  /** At the bottom of the small window for a few quick words. */
  quickKept: 'Goes to your notes as you write.',
  quickClose: 'Close',
  quickKeys: 'Esc',
};

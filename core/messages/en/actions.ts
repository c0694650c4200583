/** Words that stand on buttons and in messages of every part. */
export const actions = {
  add: 'Add',
  cancel: 'Cancel',
  close: 'Close',
  details: 'Details…',
  dismiss: 'Dismiss',
  open: 'Open',
  saveAs: 'Save as…',
  show: 'Show',
  tryAgain: 'Try again',
  undo: 'Undo',
  /** What has no title. */
  untitled: 'Untitled',
};

/** What the editor says of itself, by its own English words, mostly to screen readers. `$` is a number. */
export const phrases = {
  Completions: 'What to insert',
  'Control character': 'Control character',
  'Selection deleted': 'Selection deleted',
  'current match': 'current match',
  'on line': 'on line',
  'replaced match on line $': 'replaced match on line $',
  'replaced $ matches': 'replaced $ matches',
  close: 'close',
};

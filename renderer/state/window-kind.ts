/** What a window is for: the whole app, one note alone, or a few quick words that then go to the notes. */
export type WindowKind = 'whole' | 'alone' | 'quick';

/** What the address of the page says that it is for; main writes it. */
export function windowKindOf(hash: string): WindowKind {
  if (hash === '#alone') return 'alone';
  return hash === '#quick' ? 'quick' : 'whole';
}

/** Keys that are always what they are: the editor's, those that every program has, and the ones that the whole system knows. Listed, and refused to commands. */
export const fixedKeys = {
  bold: ['Mod-b'],
  italic: ['Mod-i'],
  highlight: ['Mod-u'],
  code: ['Mod-e'],
  strike: ['Mod-Shift-x'],
  link: ['Mod-Shift-k'],
  heading: ['Mod-1', 'Mod-2', 'Mod-3', 'Mod-4', 'Mod-5', 'Mod-6'],
  ordered: ['Mod-Shift-7'],
  bullet: ['Mod-Shift-8'],
  task: ['Mod-Shift-9'],
  quote: ['Mod-Shift-.'],
  attach: ['Mod-Shift-a'],
  follow: ['Mod-Enter'],
  moveLine: ['Alt-ArrowUp', 'Alt-ArrowDown'],
  copyLine: ['Alt-Shift-ArrowUp', 'Alt-Shift-ArrowDown'],
  nextOccurrence: ['Mod-d'],
  addCaret: ['Mod-Alt-ArrowUp', 'Mod-Alt-ArrowDown'],
  find: ['Mod-f'],
  replace: ['Mod-h', 'Mod-Alt-f'],
  findNext: ['F3', 'Mod-g', 'Shift-F3', 'Mod-Shift-g'],
  toolbar: ['Alt-F10'],
  undo: ['Mod-z'],
  redo: ['Mod-Shift-z', 'Mod-y'],
  clipboard: ['Mod-x', 'Mod-c', 'Mod-v'],
  pastePlain: ['Mod-Shift-v', 'Mod-Alt-Shift-v'],
  selectAll: ['Mod-a'],
  caret: [
    ...['Mod-ArrowLeft', 'Mod-ArrowRight', 'Mod-ArrowUp', 'Mod-ArrowDown', 'Mod-Home', 'Mod-End'],
    ...['Mod-Shift-ArrowLeft', 'Mod-Shift-ArrowRight', 'Mod-Shift-ArrowUp', 'Mod-Shift-ArrowDown'],
    ...['Mod-Shift-Home', 'Mod-Shift-End', 'Mod-Backspace', 'Mod-Delete'],
  ],
  editor: ['Mod-[', 'Mod-]', 'Mod-Alt-\\', 'Mod-Shift-\\', 'Mod-/', 'Mod-l', 'Mod-m'],
  capture: ['Mod-Alt-n'],
  zoom: ['Mod-=', 'Mod--', 'Mod-0', 'Mod-Shift-=', 'Mod-+'],
  fullScreen: ['F11'],
  closeWindow: ['Mod-w'],
  quit: ['Mod-q'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** What a fixed key does. */
export type FixedUse = keyof typeof fixedKeys;

/** What these keys always do; undefined when they are free. */
export function fixedUseOf(keys: string): FixedUse | undefined {
  const uses = Object.keys(fixedKeys) as FixedUse[];
  return uses.find((use) => (fixedKeys[use] as readonly string[]).includes(keys));
}

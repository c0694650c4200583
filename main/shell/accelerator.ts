import { partsOf } from '../../core/shortcuts/keys.ts';

/** Keys that Electron calls otherwise. */
const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  '+': 'Plus',
};

/** The keys of a command as Electron's menus write them: `CmdOrCtrl+Shift+F`. */
export function acceleratorOf(keys: string): string {
  const { isMod, isAlt, isShift, key } = partsOf(keys);
  const held = [...(isMod ? ['CmdOrCtrl'] : []), ...(isAlt ? ['Alt'] : []), ...(isShift ? ['Shift'] : [])];
  return [...held, NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)].join('+');
}
